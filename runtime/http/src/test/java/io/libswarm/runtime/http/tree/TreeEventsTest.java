package io.libswarm.runtime.http.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.libswarm.runtime.http.RawClient;
import io.libswarm.runtime.http.tree.Events.Event;
import java.io.IOException;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TreeEventsTest {
    private static TreeDoor door;

    @BeforeAll
    static void open() throws IOException {
        door = new TreeDoor();
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @Test
    void aWatchTellsWhatIsThereThenWhatChanges() throws Exception {
        door.task("watched");
        try (Events events = Events.of(door, "/tree/v1/watch/test")) {
            assertThat(events.head).startsWith("HTTP/1.1 200").contains("text/event-stream");
            Event first = events.until("appeared");
            assertThat(first.id()).as("no way to resume before all is told").isEmpty();
            assertThat(first.data()).contains("\"path\":\"/test\"");
            Event caughtUp = events.until("caught-up");
            assertThat(caughtUp.id()).startsWith("test~");
            door.ask("POST", "/tree/v1/stop/test/watched", "");
            Event changed = events.until("changed");
            assertThat(changed.data()).contains("\"path\":\"/test/watched\"", "\"state\":\"exited\"");
            assertThat(changed.id()).startsWith("test~").isNotEqualTo(caughtUp.id());
            door.ask("DELETE", "/tree/v1/remove/test/watched", "");
            assertThat(events.until("vanished").data()).contains("\"path\":\"/test/watched\"");
        }
    }

    @Test
    void aWatchResumesAfterItsLastEvent() throws Exception {
        String last;
        try (Events events = Events.of(door, "/tree/v1/watch/test")) {
            last = events.until("caught-up").id();
        }
        door.task("meanwhile");
        try (Events events = Events.of(door, "/tree/v1/watch/test", "Last-Event-ID: " + last)) {
            assertThat(events.next().data()).contains("/test/meanwhile");
            events.until("caught-up");
        }
        try (Events events = Events.of(door, "/tree/v1/watch/", "Last-Event-ID: " + last)) {
            events.until("caught-up");
        }
    }

    @Test
    void aWatchFromAnotherHistoryIsTooOld() throws Exception {
        var refused = door.get("/tree/v1/watch/test", "Last-Event-ID", "test~1~99");
        assertThat(refused.status()).isEqualTo(410);
        assertThat(refused.body()).contains("WATCH_TOO_OLD");
        assertThat(door.get("/tree/v1/watch/test", "Last-Event-ID", "nonsense").body())
                .contains("cursor: nonsense");
    }

    @Test
    void logsAreEventsWithBytes() throws Exception {
        door.task("logged");
        try (Events events = Events.of(door, "/tree/v1/log/test/logged?tail=all&since=10m")) {
            Event out = events.until("chunk");
            assertThat(out.data())
                    .contains("\"stream\":\"STDOUT\"", "\"time\":\"1970-01-01T00:00:00Z\"", base64("out\n"));
            assertThat(events.until("chunk").data()).contains("\"stream\":\"STDERR\"", base64("err\n"));
            assertThat(events.until("ended").data()).isEqualTo("{}");
        }
    }

    @Test
    void logsAreFramesForWhoAcceptsThem() throws Exception {
        door.task("framed");
        try (RawClient client = RawClient.to(door.listener.address())) {
            client.send("GET /tree/v1/log/test/framed HTTP/1.1\r\nHost: x\r\n"
                    + "Accept: application/vnd.docker.multiplexed-stream\r\n\r\n");
            assertThat(client.head()).contains("application/vnd.docker.multiplexed-stream");
            assertThat(client.chunks()).isEqualTo("\1\0\0\0\0\0\0\4out\n\2\0\0\0\0\0\0\4err\n");
        }
    }

    @Test
    void aFollowerThatLeavesEndsItsStreamAtItsSource() throws Exception {
        door.task("followed");
        try (Events events = Events.of(door, "/tree/v1/log/test/followed?follow=true")) {
            events.until("chunk");
            assertThat(TestTask.FOLLOWERS.get()).isEqualTo(1);
        }
        await().until(() -> TestTask.FOLLOWERS.get() == 0);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes());
    }
}
