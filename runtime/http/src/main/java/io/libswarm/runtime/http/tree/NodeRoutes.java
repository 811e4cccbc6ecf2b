package io.libswarm.runtime.http.tree;

import akka.util.ByteString;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.libswarm.protocol.BackendDescribed;
import io.libswarm.protocol.ChildrenListed;
import io.libswarm.protocol.DescribeBackend;
import io.libswarm.protocol.DescribeReply;
import io.libswarm.protocol.Freshness;
import io.libswarm.protocol.GetNode;
import io.libswarm.protocol.GetReply;
import io.libswarm.protocol.ListChildren;
import io.libswarm.protocol.ListReply;
import io.libswarm.protocol.NodeRemoved;
import io.libswarm.protocol.NodeReported;
import io.libswarm.protocol.NodeSpawned;
import io.libswarm.protocol.NodeSpec;
import io.libswarm.protocol.NodeStarted;
import io.libswarm.protocol.NodeState;
import io.libswarm.protocol.NodeStopped;
import io.libswarm.protocol.NodeUpdated;
import io.libswarm.protocol.Page;
import io.libswarm.protocol.RemoveNode;
import io.libswarm.protocol.RemoveReply;
import io.libswarm.protocol.Selector;
import io.libswarm.protocol.SpawnNode;
import io.libswarm.protocol.SpawnReply;
import io.libswarm.protocol.StartNode;
import io.libswarm.protocol.StartReply;
import io.libswarm.protocol.StopNode;
import io.libswarm.protocol.StopReply;
import io.libswarm.protocol.UpdateNode;
import io.libswarm.protocol.UpdateReply;
import io.libswarm.runtime.http.Headers;
import io.libswarm.runtime.tree.Question;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The verbs that are one question and one answer. */
final class NodeRoutes {
    private NodeRoutes() {}

    static void list(Visit visit) {
        Selector selector = visit.parameters().selector();
        Page page = visit.parameters().page();
        Question<ListReply> question = (context, to) -> new ListChildren(context, selector, page, to);
        visit.ask(question, ChildrenListed.class, list -> visit.json(200, NodeJson.of(list)));
    }

    static void get(Visit visit) {
        Freshness freshness = visit.parameters().flag("fresh") ? Freshness.FRESH : Freshness.REMEMBERED;
        Question<GetReply> question = (context, to) -> new GetNode(context, freshness, to);
        visit.ask(question, NodeReported.class, reported -> {
            ByteString body = Json.bytes(NodeJson.of(reported.node()));
            String tag = ETags.of(body);
            Headers headers = visit.headers("application/json").with("ETag", tag);
            if (ETags.match(visit.exchange().request().headers(), tag)) {
                visit.exchange().respond(304, headers.without("Content-Type"), ByteString.emptyByteString());
            } else {
                visit.exchange().respond(200, headers, body);
            }
        });
    }

    static void update(Visit visit) {
        Body.read(visit, body -> {
            Map<String, @Nullable String> labels = body.textsByName("labels");
            ByteString changes = Objects.requireNonNullElse(body.json("native"), ByteString.emptyByteString());
            Question<UpdateReply> question = (context, to) -> new UpdateNode(context, labels, changes, to);
            visit.ask(question, NodeUpdated.class, updated -> visit.json(200, NodeJson.of(updated.node())));
        });
    }

    static void spawn(Visit visit) {
        Body.read(visit, body -> {
            NodeSpec spec = SpecJson.read(body);
            Question<SpawnReply> question = (context, to) -> new SpawnNode(context, spec, to);
            visit.ask(question, NodeSpawned.class, spawned -> {
                String location = TreeRoutes.PREFIX + "/get" + spawned.node().path();
                visit.json(201, Headers.of("Location", location), NodeJson.of(spawned.node()));
            });
        });
    }

    static void start(Visit visit) {
        Question<StartReply> question = StartNode::new;
        visit.ask(question, NodeStarted.class, started -> {
            visit.json(200, changed(started.node(), "alreadyStarted", started.alreadyStarted()));
        });
    }

    static void stop(Visit visit) {
        String signal = visit.parameters().text("signal");
        Duration grace = visit.parameters().duration("grace");
        Question<StopReply> question = (context, to) -> new StopNode(context, signal, grace, to);
        visit.ask(question, NodeStopped.class, stopped -> {
            visit.json(200, changed(stopped.node(), "alreadyStopped", stopped.alreadyStopped()));
        });
    }

    static void remove(Visit visit) {
        boolean force = visit.parameters().flag("force");
        Question<RemoveReply> question = (context, to) -> new RemoveNode(context, force, to);
        visit.ask(question, NodeRemoved.class, removed -> {
            ObjectNode json =
                    Json.object().put("path", removed.path().toString()).put("alreadyGone", removed.alreadyGone());
            visit.json(
                    200,
                    removed.cursor() == null
                            ? json
                            : json.put("cursor", removed.cursor().toString()));
        });
    }

    static void describe(Visit visit) {
        Question<DescribeReply> question = DescribeBackend::new;
        visit.ask(question, BackendDescribed.class, described -> visit.json(200, BackendJson.of(described.backend())));
    }

    private static ObjectNode changed(NodeState node, String name, boolean already) {
        ObjectNode json = Json.object();
        json.set("node", NodeJson.of(node));
        return json.put(name, already);
    }
}
