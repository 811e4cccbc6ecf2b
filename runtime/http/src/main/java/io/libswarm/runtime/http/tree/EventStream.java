package io.libswarm.runtime.http.tree;

import akka.NotUsed;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.libswarm.runtime.http.ByteStreams;
import io.libswarm.runtime.http.ServerSentEvent;
import java.time.Duration;

/** Answers with server-sent events. */
final class EventStream {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private EventStream() {}

    static void answer(Visit visit, Source<ServerSentEvent, NotUsed> events) {
        Source<ByteString, NotUsed> bytes =
                events.map(ServerSentEvent::bytes).keepAlive(HEARTBEAT, () -> ServerSentEvent.HEARTBEAT);
        ByteStreams.respond(
                visit.exchange(),
                200,
                visit.headers("text/event-stream").with("Cache-Control", "no-store"),
                bytes,
                visit.materializer());
    }
}
