package io.libswarm.runtime.http.tree;

import akka.NotUsed;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.libswarm.protocol.LogsOffered;
import io.libswarm.protocol.LogsReply;
import io.libswarm.protocol.StreamChunk;
import io.libswarm.protocol.StreamElement;
import io.libswarm.protocol.StreamEnded;
import io.libswarm.protocol.StreamLogs;
import io.libswarm.runtime.gate.AnsweredException;
import io.libswarm.runtime.http.ByteStreams;
import io.libswarm.runtime.http.ServerSentEvent;
import io.libswarm.runtime.tree.Question;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** Logs as server-sent events, or as Docker's frames where the client accepts those. */
final class LogRoute {
    private LogRoute() {}

    static void log(Visit visit) {
        boolean follow = visit.parameters().flag("follow");
        Instant since = visit.parameters().instant("since");
        int tail = visit.parameters().number("tail", "all", -1, -1);
        boolean raw = visit.exchange().request().headers().all("Accept").stream()
                .anyMatch(accepted -> accepted.contains(Frames.MULTIPLEXED));
        Question<LogsReply> question = (context, to) -> new StreamLogs(context, follow, since, tail, to);
        visit.ask(question, LogsOffered.class, offered -> {
            Source<StreamElement, NotUsed> elements =
                    Elements.whole(offered.chunks().getSource());
            if (raw) {
                ByteStreams.respond(
                        visit.exchange(),
                        200,
                        visit.headers(Frames.MULTIPLEXED),
                        elements.mapConcat(LogRoute::frames),
                        visit.materializer());
            } else {
                EventStream.answer(visit, elements.mapConcat(LogRoute::events));
            }
        });
    }

    private static Iterable<ByteString> frames(StreamElement element) {
        if (element instanceof StreamEnded ended && ended.failure() != null) {
            throw new AnsweredException(ended.failure());
        }
        return element instanceof StreamChunk chunk ? List.of(Frames.of(chunk)) : List.of();
    }

    private static Iterable<ServerSentEvent> events(StreamElement element) {
        if (element instanceof StreamChunk chunk) {
            ObjectNode json = Json.object().put("stream", chunk.stream().name());
            if (chunk.time() != null) {
                json.put("time", chunk.time().toString());
            }
            json.put("data", Base64.getEncoder().encodeToString(chunk.data().toArrayUnsafe()));
            return List.of(new ServerSentEvent(null, "chunk", json.toString()));
        }
        return element instanceof StreamEnded ended
                ? List.of(
                        new ServerSentEvent(null, "ended", StreamJson.of(ended).toString()))
                : List.of();
    }
}
