package io.libswarm.runtime.testkit;

import akka.actor.typed.ActorRef;
import akka.util.ByteString;
import io.libswarm.protocol.CallNative;
import io.libswarm.protocol.ConnectNode;
import io.libswarm.protocol.Connection;
import io.libswarm.protocol.DescribeBackend;
import io.libswarm.protocol.Freshness;
import io.libswarm.protocol.GetNode;
import io.libswarm.protocol.ListChildren;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeQuery;
import io.libswarm.protocol.NodeReply;
import io.libswarm.protocol.NodeSpec;
import io.libswarm.protocol.Page;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.ReadFiles;
import io.libswarm.protocol.RemoveNode;
import io.libswarm.protocol.ResolveNode;
import io.libswarm.protocol.Selector;
import io.libswarm.protocol.SpawnNode;
import io.libswarm.protocol.StartNode;
import io.libswarm.protocol.StopNode;
import io.libswarm.protocol.StreamLogs;
import io.libswarm.protocol.UpdateNode;
import io.libswarm.protocol.Verb;
import io.libswarm.protocol.WatchNode;
import io.libswarm.protocol.WriteFiles;
import java.util.List;
import java.util.Map;

/** A well-formed query of each verb, for tests that ask them all. */
final class Queries {
    private Queries() {}

    /** Every verb that can be asked. */
    static List<Verb> all() {
        return java.util.Arrays.stream(Verb.values())
                .filter(v -> v != Verb.UNKNOWN)
                .toList();
    }

    static NodeReply ask(Probe probe, NodePath path, Verb verb) {
        return ask(probe, path, QueryContext.within(Probe.PATIENCE), verb);
    }

    static NodeReply ask(Probe probe, NodePath path, QueryContext context, Verb verb) {
        return Probe.answer(send(probe, path, context, verb));
    }

    static java.util.concurrent.CompletionStage<? extends NodeReply> send(
            Probe probe, NodePath path, QueryContext context, Verb verb) {
        return probe.<NodeReply>send(path, context, (c, replyTo) -> of(verb, path, c, replyTo));
    }

    @SuppressWarnings("unchecked")
    private static <R extends NodeReply> NodeQuery<R> of(
            Verb verb, NodePath path, QueryContext c, ActorRef<? super R> to) {
        return (NodeQuery<R>) query(verb, path, c, (ActorRef<NodeReply>) (ActorRef<?>) to);
    }

    private static NodeQuery<?> query(Verb verb, NodePath path, QueryContext c, ActorRef<NodeReply> to) {
        return switch (verb) {
            case LIST -> new ListChildren(c, Selector.ALL, Page.FIRST, to.narrow());
            case RESOLVE -> new ResolveNode(c, path, to.narrow());
            case GET -> new GetNode(c, Freshness.FRESH, to.narrow());
            case UPDATE -> new UpdateNode(c, Map.of("a", "b"), ByteString.emptyByteString(), to.narrow());
            case SPAWN -> new SpawnNode(c, NodeSpec.builder().build(), to.narrow());
            case START -> new StartNode(c, to.narrow());
            case STOP -> new StopNode(c, "SIGKILL", null, to.narrow());
            case REMOVE -> new RemoveNode(c, false, to.narrow());
            case WATCH -> new WatchNode(c, 0, List.of(), to.narrow());
            case LOGS -> new StreamLogs(c, false, null, -1, to.narrow());
            case CONNECT -> new ConnectNode(c, new Connection.Attach(false, false), to.narrow());
            case READ_FILES -> new ReadFiles(c, "/", to.narrow());
            case WRITE_FILES -> new WriteFiles(c, "/", to.narrow());
            case DESCRIBE -> new DescribeBackend(c, to.narrow());
            case NATIVE -> new CallNative(c, "GET", "/", List.of(), false, to.narrow());
            case UNKNOWN -> throw new IllegalArgumentException("verb: UNKNOWN (expected: one that can be asked)");
        };
    }
}
