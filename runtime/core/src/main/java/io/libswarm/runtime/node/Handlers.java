package io.libswarm.runtime.node;

import io.libswarm.protocol.*;
import io.libswarm.runtime.gate.Call;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a kind of node does with each query and private message: one immutable table, made once per class and shared by all its instances.
 * The verbs that a node has are those in its table.
 *
 * @param <N> the node's class
 */
public final class Handlers<N> {
    private static final Map<Class<?>, Verb> VERBS = Map.ofEntries(
            Map.entry(ListChildren.class, Verb.LIST),
            Map.entry(ResolveNode.class, Verb.RESOLVE),
            Map.entry(GetNode.class, Verb.GET),
            Map.entry(UpdateNode.class, Verb.UPDATE),
            Map.entry(SpawnNode.class, Verb.SPAWN),
            Map.entry(StartNode.class, Verb.START),
            Map.entry(StopNode.class, Verb.STOP),
            Map.entry(RemoveNode.class, Verb.REMOVE),
            Map.entry(WatchNode.class, Verb.WATCH),
            Map.entry(StreamLogs.class, Verb.LOGS),
            Map.entry(ConnectNode.class, Verb.CONNECT),
            Map.entry(ReadFiles.class, Verb.READ_FILES),
            Map.entry(WriteFiles.class, Verb.WRITE_FILES),
            Map.entry(DescribeBackend.class, Verb.DESCRIBE),
            Map.entry(CallNative.class, Verb.NATIVE));

    private final Map<Class<?>, Handler<N, ?>> queries;
    private final Map<Class<?>, Handler<N, ?>> messages;
    private final Set<Verb> verbs;

    private Handlers(Map<Class<?>, Handler<N, ?>> queries, Map<Class<?>, Handler<N, ?>> messages) {
        this.queries = Map.copyOf(queries);
        this.messages = Map.copyOf(messages);
        EnumSet<Verb> found = EnumSet.noneOf(Verb.class);
        queries.keySet().forEach(query -> found.add(VERBS.get(query)));
        this.verbs = Set.copyOf(found);
    }

    /** A handler of one kind of message. */
    @FunctionalInterface
    public interface Handler<N, M> {
        void handle(N node, M message);
    }

    /** A table to fill in. */
    public static <N> Builder<N> of() {
        return new Builder<>();
    }

    /** The verbs in the table. */
    public Set<Verb> verbs() {
        return verbs;
    }

    /** Whether there was a handler for it. */
    @SuppressWarnings("unchecked")
    boolean handle(N node, NodeMessage message) {
        Handler<N, ?> handler = message instanceof Call<?, ?> call
                ? queries.get(call.query().getClass())
                : messages.get(message.getClass());
        if (handler == null) {
            return false;
        }
        ((Handler<N, NodeMessage>) handler).handle(node, message);
        return true;
    }

    /** Fills in a table. */
    public static final class Builder<N> {
        private final Map<Class<?>, Handler<N, ?>> queries = new HashMap<>();
        private final Map<Class<?>, Handler<N, ?>> messages = new HashMap<>();

        private Builder() {}

        /** What to do with a query; a later one for the same query takes its place. */
        public <Q extends NodeQuery<R>, R extends NodeReply> Builder<N> on(
                Class<Q> query, Handler<N, Call<Q, R>> handler) {
            queries.put(query, handler);
            return this;
        }

        /** What to do with a private message. */
        public <M extends NodeMessage> Builder<N> onMessage(Class<M> message, Handler<N, M> handler) {
            messages.put(message, handler);
            return this;
        }

        public Handlers<N> build() {
            return new Handlers<>(queries, messages);
        }
    }
}
