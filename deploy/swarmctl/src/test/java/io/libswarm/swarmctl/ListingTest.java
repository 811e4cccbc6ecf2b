package io.libswarm.swarmctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ListingTest {
    private static final String EAST =
            "{\"path\":\"/east\",\"kind\":\"backend\",\"state\":\"running\",\"labels\":{},\"summary\":\"3 nodes\"}";
    private static final String RESERVED =
            "{\"path\":\"/_members\",\"kind\":\"collection\",\"state\":\"running\",\"labels\":{},\"summary\":\"\"}";
    private static final String WEB =
            "{\"path\":\"/east/h/web\",\"kind\":\"container\",\"state\":\"exited\",\"labels\":{\"a\":\"1\"},\"summary\":\"busybox\"}";

    private StubDoor door;

    @BeforeEach
    void open() throws IOException {
        door = new StubDoor();
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void lsPrintsChildrenWithoutTheRuntimesOwn() {
        door.json("GET /tree/v1/ls/", "{\"children\":[" + RESERVED + "," + EAST + "],\"cursor\":null,\"failures\":[]}");
        StubDoor.Result result = door.swarmctl("ls");
        assertThat(result.out()).isEqualTo("NAME   KIND      STATE     SUMMARY\neast   backend   running   3 nodes\n");
        assertThat(result.code()).isZero();
        assertThat(door.swarmctl("ls", "-a", "-q").out()).isEqualTo("/_members\n/east\n");
    }

    @Test
    void lsFollowsTheCursorToTheLastPage() {
        door.json("GET /tree/v1/ls/", "{\"children\":[" + EAST + "],\"cursor\":\"n 2\",\"failures\":[]}");
        door.json("GET /tree/v1/ls/?cursor=n+2", "{\"children\":[" + WEB + "],\"failures\":[]}");
        assertThat(door.swarmctl("ls", "-q").out()).isEqualTo("/east\n/east/h/web\n");
    }

    @Test
    void lsTellsWhoCouldNotBeAskedAndEndsWithOne() {
        door.json(
                "GET /tree/v1/ls/pool",
                "{\"children\":[],\"failures\":[{\"path\":\"/west\",\"error\":{\"code\":\"UNAVAILABLE\",\"message\":\"gone\"}}]}");
        StubDoor.Result result = door.swarmctl("ls", "/pool");
        assertThat(result.err()).isEqualTo("swarmctl: /west: gone\n");
        assertThat(result.code()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void selectorsGoIntoTheQuery() {
        door.swarmctl("ls", "/a b", "--kind", "container", "--label", "x=y", "--label", "z", "--name", "w*");
        assertThat(door.asked.get(0).target())
                .isEqualTo("/tree/v1/ls/a%20b?name=w*&kind=container&label=x%3Dy&label=z");
    }

    @Test
    void treeDrawsWhatTheWatchBeginsWith() {
        door.events(
                "GET /tree/v1/watch/",
                StubDoor.event("appeared", EAST),
                StubDoor.event("appeared", RESERVED),
                StubDoor.event("appeared", WEB),
                StubDoor.event("appeared", WEB.replace("/web", "").replace("container", "host")),
                StubDoor.event("caught-up", "{}"));
        assertThat(door.swarmctl("tree").out())
                .isEqualTo("/\n"
                        + "└─ east  backend running  3 nodes\n"
                        + "   └─ h  host exited  busybox\n"
                        + "      └─ web  container exited  busybox\n");
    }

    @Test
    void getShowsEveryFieldButTheNativeDocument() {
        door.json(
                "GET /tree/v1/get/east/h/web?fresh=true",
                WEB.replace("\"summary\"", "\"native\":{\"Id\":1},\"summary\""));
        String shown = door.swarmctl("get", "--fresh", "/east/h/web").out();
        assertThat(shown)
                .contains("state        exited\n", "labels       a=1\n")
                .doesNotContain("native");
    }

    @Test
    void jsonIsWhatTheDoorSaidAndYamlIsTheSame() {
        door.json("GET /tree/v1/get/east/h/web", WEB);
        assertThat(door.swarmctl("get", "-o", "json", "/east/h/web").out()).contains("\"path\" : \"/east/h/web\"");
        assertThat(door.swarmctl("-o", "yaml", "get", "/east/h/web").out())
                .contains("path: /east/h/web\n", "labels:\n  a: \"1\"\n");
    }

    @Test
    void watchPrintsEachEventOnALineAndSaysWhyItEnded() {
        door.events(
                "GET /tree/v1/watch/east",
                StubDoor.event("appeared", EAST),
                StubDoor.event("caught-up", "{}"),
                StubDoor.event("vanished", "{\"path\":\"/east/h/web\"}"),
                StubDoor.event("ended", "{\"reason\":\"WATCH_TOO_OLD\",\"message\":\"fell behind\"}"));
        StubDoor.Result result = door.swarmctl("watch", "--changes", "/east");
        assertThat(result.out()).isEqualTo("vanished  /east/h/web\n");
        assertThat(result.err())
                .isEqualTo("swarmctl: the watch ended: fell behind; run the same again to begin anew\n");
        assertThat(result.code()).isEqualTo(ExitCode.TRY_AGAIN);
    }
}
