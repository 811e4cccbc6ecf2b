package io.libswarm.swarmctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ChangingTest {
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
    void spawnSendsTheWholeSpecAndPrintsThePath() throws IOException {
        door.json("POST /tree/v1/spawn/east", 201, "{\"path\":\"/east/h/web\"}");
        StubDoor.Result result = door.swarmctl(
                "spawn",
                "/east",
                "--image",
                "busybox",
                "--name",
                "web",
                "-e",
                "A=b=c",
                "--label",
                "tier=1",
                "-p",
                "127.0.0.1:8080:80",
                "-p",
                "53/udp",
                "-v",
                "/srv:/www:ro",
                "--memory",
                "64m",
                "--cpus",
                "0.5",
                "--restart",
                "on-failure:3",
                "--constraint",
                "rack==1",
                "--no-start",
                "--",
                "sh",
                "-c",
                "echo --image $A");
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("/east/h/web\n");
        assertThat(Json.read(door.asked.get(0).body())).isEqualTo(Json.read("""
                {"name":"web","image":"busybox","command":["sh","-c","echo --image $A"],"env":{"A":"b=c"},
                 "labels":{"tier":"1"},"constraints":["rack==1"],"stdin":false,"terminal":false,"start":false,
                 "ports":[{"port":80,"protocol":"tcp","hostPort":8080,"hostAddress":"127.0.0.1"},
                          {"port":53,"protocol":"udp","hostPort":0}],
                 "mounts":[{"type":"bind","source":"/srv","target":"/www","readOnly":true}],
                 "resources":{"memoryBytes":67108864,"nanoCpus":500000000},
                 "restart":{"name":"on-failure","maximumRetries":3}}"""));
    }

    @Test
    void changingCallsCarryARequestIdAndADeadline() {
        door.swarmctl("start", "--request-id", "again-1", "--timeout", "7", "/east/h/web");
        assertThat(door.asked.get(0).headers().get("Swarm-request-id")).containsExactly("again-1");
        assertThat(door.asked.get(0).headers().get("Swarm-deadline")).containsExactly("7000");
    }

    @Test
    void backendAddSpawnsAtTheRoot() throws IOException {
        door.json("POST /tree/v1/spawn/", 201, "{\"path\":\"/east\"}");
        StubDoor.Result result = door.swarmctl(
                "backend",
                "add",
                "east",
                "--provider",
                "some",
                "--set",
                "host=tcp://h:1",
                "--set",
                "tag=a",
                "--set",
                "tag=b",
                "--placement",
                "member=m1");
        assertThat(result.out()).isEqualTo("/east\n");
        assertThat(Json.read(door.asked.get(0).body())).isEqualTo(Json.read("""
                {"name":"east","backend":{"provider":"some","placement":"member=m1",
                 "settings":{"host":["tcp://h:1"],"tag":["a","b"]}}}"""));
    }

    @Test
    void oneStopThatFailsDoesNotKeepTheOthersFromStopping() {
        door.json("POST /tree/v1/stop/b?signal=SIGINT&grace=2s", "{\"path\":\"/b\"}");
        StubDoor.Result result = door.swarmctl("stop", "--signal", "SIGINT", "--grace", "2s", "/a", "/b");
        assertThat(result.out()).isEqualTo("/b\n");
        assertThat(result.err()).startsWith("swarmctl: no such node").endsWith("; see what is there: swarmctl ls /\n");
        assertThat(result.code()).isEqualTo(ExitCode.NOT_FOUND);
    }

    @Test
    void rmOfWhatIsGoneIsAnErrorUnlessForced() {
        door.json("DELETE /tree/v1/remove/a", "{\"path\":\"/a\",\"alreadyGone\":true}");
        StubDoor.Result result = door.swarmctl("rm", "/a");
        assertThat(result.code()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(result.err()).contains("/a: there is no such node");
        assertThat(door.swarmctl("rm", "-f", "/a").code()).isZero();
    }
}
