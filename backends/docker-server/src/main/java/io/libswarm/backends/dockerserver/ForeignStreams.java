package io.libswarm.backends.dockerserver;

import akka.NotUsed;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.libswarm.protocol.Freshness;
import io.libswarm.protocol.GetNode;
import io.libswarm.protocol.GetReply;
import io.libswarm.protocol.LogsOffered;
import io.libswarm.protocol.LogsReply;
import io.libswarm.protocol.NodeAppeared;
import io.libswarm.protocol.NodeChanged;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeReported;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.NodeVanished;
import io.libswarm.protocol.StreamChunk;
import io.libswarm.protocol.StreamElement;
import io.libswarm.protocol.StreamLogs;
import io.libswarm.protocol.StreamName;
import io.libswarm.protocol.WatchEvent;
import io.libswarm.protocol.WatchNode;
import io.libswarm.protocol.WatchOffered;
import io.libswarm.protocol.WatchReply;
import io.libswarm.runtime.http.ByteStreams;
import io.libswarm.runtime.http.Headers;
import io.libswarm.runtime.tree.Question;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Logs of, and waits for, containers whose owner is no engine. Any thread. */
final class ForeignStreams {
    private static final Duration TO_OFFER = Duration.ofSeconds(30);
    private static final Set<String> RUNNING = Set.of("running", "paused", "pending", "stopping");

    private final ForeignForward forward;
    private final NativeCalls calls;

    ForeignStreams(ForeignForward forward, NativeCalls calls) {
        this.forward = forward;
        this.calls = calls;
    }

    /** Whether its output is one raw stream or two is asked first: clients read it by what {@code inspect} says of a terminal. */
    void logs(Visit visit, NodePath node) {
        Question<GetReply> question = (context, to) -> new GetNode(context, Freshness.REMEMBERED, to);
        forward.ask(visit, node, TO_OFFER, question, NodeReported.class, reported -> {
            String terminal = reported.node().summary().attributes().getOrDefault("terminal", "");
            logs(visit, node, terminal.equals("true"));
        });
    }

    private void logs(Visit visit, NodePath node, boolean terminal) {
        boolean out = visit.flag("stdout");
        boolean err = visit.flag("stderr");
        if (!out && !err) {
            throw new Refusal(400, "Bad parameters: you must choose at least one stream");
        }
        Question<LogsReply> question =
                (context, to) -> new StreamLogs(context, visit.flag("follow"), since(visit), tail(visit), to);
        forward.ask(visit, node, TO_OFFER, question, LogsOffered.class, offered -> {
            Source<ByteString, NotUsed> bytes = offered.chunks()
                    .getSource()
                    .<StreamElement>map(element -> element)
                    .filter(element -> element instanceof StreamChunk)
                    .map(element -> (StreamChunk) element)
                    .filter(chunk -> chunk.stream() == StreamName.STDERR ? err : out)
                    .map(chunk -> terminal ? chunk.data() : framed(chunk));
            String type = terminal ? "application/vnd.docker.raw-stream" : "application/vnd.docker.multiplexed-stream";
            ByteStreams.respond(visit, 200, Headers.contentType(type), bytes, calls.materializer());
        });
    }

    /** Docker's frame: which stream, three zeros, the length, the bytes. */
    private static ByteString framed(StreamChunk chunk) {
        byte[] head = ByteBuffer.allocate(8)
                .put((byte) (chunk.stream() == StreamName.STDERR ? 2 : 1))
                .put(new byte[3])
                .putInt(chunk.data().size())
                .array();
        return ByteString.fromArrayUnsafe(head).concat(chunk.data());
    }

    private static @Nullable Instant since(Visit visit) {
        String since = visit.parameter("since").orElse("");
        if (since.isEmpty() || since.equals("0")) {
            return null;
        }
        try {
            double seconds = Double.parseDouble(since);
            return Instant.ofEpochMilli((long) (seconds * 1000));
        } catch (NumberFormatException e) {
            throw new Refusal(400, "since: " + since + " (expected: seconds since 1970)");
        }
    }

    private static int tail(Visit visit) {
        String tail = visit.parameter("tail").orElse("all");
        try {
            return tail.equals("all") || tail.isEmpty() ? -1 : Integer.parseInt(tail);
        } catch (NumberFormatException e) {
            throw new Refusal(400, "tail: " + tail + " (expected: a number of lines, or all)");
        }
    }

    /** The head at once; the body when it has ended: now, for the next time, or for good. */
    void await(Visit visit, NodePath node) {
        String condition = visit.parameter("condition").orElse("not-running");
        Question<WatchReply> question = (context, to) -> new WatchNode(context, 0, List.of(), to);
        forward.ask(visit, node, TO_OFFER, question, WatchOffered.class, offered -> {
            Source<ByteString, NotUsed> body = offered.events()
                    .getSource()
                    .<WatchEvent>map(event -> event)
                    .statefulMapConcat(() -> new Ending(condition)::heard)
                    .take(1)
                    .mapMaterializedValue(unused -> NotUsed.getInstance());
            ByteStreams.respond(visit, 200, Headers.contentType("application/json"), body, calls.materializer());
        });
    }

    /** Finds the event with which the wait is over. */
    private static final class Ending {
        private final String condition;
        private boolean ran;
        private int status;

        Ending(String condition) {
            this.condition = condition;
        }

        List<ByteString> heard(WatchEvent event) {
            if (event instanceof NodeAppeared appeared) {
                return seen(appeared.node());
            } else if (event instanceof NodeChanged changed) {
                return seen(changed.node());
            }
            return event instanceof NodeVanished ? List.of(over()) : List.of();
        }

        private List<ByteString> seen(NodeSummary node) {
            boolean runs = RUNNING.contains(node.state().value());
            ran |= runs;
            if (!runs) {
                status = Translate.exit(node);
            }
            boolean enough = !runs && (condition.equals("next-exit") ? ran : !condition.equals("removed"));
            return enough ? List.of(over()) : List.of();
        }

        private ByteString over() {
            ObjectNode body = Json.object();
            body.putNull("Error").put("StatusCode", status);
            return Json.write(body);
        }
    }
}
