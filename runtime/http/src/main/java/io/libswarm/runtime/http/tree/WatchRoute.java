package io.libswarm.runtime.http.tree;

import akka.NotUsed;
import akka.stream.javadsl.Source;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.NodeAppeared;
import io.libswarm.protocol.NodeChanged;
import io.libswarm.protocol.NodeVanished;
import io.libswarm.protocol.WatchCaughtUp;
import io.libswarm.protocol.WatchEnded;
import io.libswarm.protocol.WatchEvent;
import io.libswarm.protocol.WatchNode;
import io.libswarm.protocol.WatchOffered;
import io.libswarm.protocol.WatchReply;
import io.libswarm.runtime.http.ServerSentEvent;
import io.libswarm.runtime.tree.Question;
import java.util.List;

/** Changes as server-sent events; an event's id is where to resume. */
final class WatchRoute {
    private WatchRoute() {}

    static void watch(Visit visit) {
        int depth = visit.parameters().number("depth", "all", WatchNode.WHOLE_SUBTREE, WatchNode.WHOLE_SUBTREE);
        List<Cursor> since = visit.exchange()
                .request()
                .headers()
                .first("Last-Event-ID")
                .map(WatchPosition::parse)
                .orElse(List.of());
        Question<WatchReply> question = (context, to) -> new WatchNode(context, depth, since, to);
        visit.ask(question, WatchOffered.class, offered -> {
            EventStream.answer(visit, events(offered.events().getSource(), since));
        });
    }

    private static Source<ServerSentEvent, NotUsed> events(Source<WatchEvent, NotUsed> events, List<Cursor> since) {
        WatchEvent lost = new WatchEnded(ErrorCode.UNAVAILABLE, "the watch was cut: its origin is gone");
        return events.recoverWithRetries(1, Throwable.class, () -> Source.single(lost))
                .concat(Source.single(lost))
                .takeWhile(event -> !(event instanceof WatchEnded), true)
                .statefulMapConcat(() -> {
                    WatchPosition position = new WatchPosition();
                    position.resume(since);
                    return event -> List.of(json(event, position));
                });
    }

    private static ServerSentEvent json(WatchEvent event, WatchPosition position) {
        String id = position.after(event);
        if (event instanceof NodeAppeared appeared) {
            return new ServerSentEvent(
                    id, "appeared", NodeJson.of(appeared.node()).toString());
        }
        if (event instanceof NodeChanged changed) {
            return new ServerSentEvent(
                    id, "changed", NodeJson.of(changed.node()).toString());
        }
        if (event instanceof NodeVanished vanished) {
            ObjectNode json = Json.object()
                    .put("path", vanished.path().toString())
                    .put("cursor", vanished.cursor().toString());
            return new ServerSentEvent(id, "vanished", json.toString());
        }
        if (event instanceof WatchCaughtUp caughtUp) {
            ObjectNode json = Json.object();
            json.set(
                    "cursors",
                    Json.array(caughtUp.cursors().stream().map(Cursor::toString).toList()));
            return new ServerSentEvent(id, "caught-up", json.toString());
        }
        WatchEnded ended = (WatchEnded) event;
        ObjectNode json = Json.object().put("reason", ended.reason().name()).put("message", ended.message());
        return new ServerSentEvent(null, "ended", json.toString());
    }
}
