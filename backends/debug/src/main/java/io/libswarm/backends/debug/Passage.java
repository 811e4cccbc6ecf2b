package io.libswarm.backends.debug;

import akka.actor.typed.ActorRef;
import io.libswarm.protocol.NodeHandle;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodeQuery;
import io.libswarm.protocol.NodeReply;
import io.libswarm.protocol.NodeSpawned;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.SpawnNode;
import io.libswarm.protocol.SpawnReply;
import io.libswarm.protocol.WatchNode;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.tree.Question;
import io.libswarm.runtime.tree.Tree;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * How queries go through to one node behind: in the same context, so with the same asker, request id and deadline; both ways are logged, and
 * what comes back is shown as the mirror shows it. Any thread.
 */
final class Passage {
    private final Tree tree;
    private final Mirror mirror;
    private final @Nullable NodeHandle handle;
    private final DebugLog log;
    private final Replies replies;
    private final ActorRef<NodeMessage> top;

    /**
     * A node has been spawned behind.
     *
     * @param spawned as the target has it
     * @param shown its paths as the asker is to see them
     */
    record SpawnedBehind(Call<SpawnNode, SpawnReply> call, NodeSpawned spawned, Mirror shown) implements NodeMessage {}

    /**
     * A way to one node.
     *
     * @param handle on it; null to ask by its path, each time
     * @param top the debug backend's own node, which stands in front of what is spawned
     */
    Passage(Tree tree, Mirror mirror, @Nullable NodeHandle handle, DebugLog log, Taps taps, ActorRef<NodeMessage> top) {
        this.tree = tree;
        this.mirror = mirror;
        this.handle = handle;
        this.log = log;
        this.replies = new Replies(mirror, taps);
        this.top = top;
    }

    /** Lets the node behind answer. */
    <Q extends NodeQuery<R>, R extends NodeReply> void pass(Call<Q, R> call) {
        Entry entry = new Entry(call.path(), call.query());
        this.<R>ask(call.context(), (context, replyTo) -> behind(call.query()).readdressed(context, replyTo))
                .thenAccept(reply -> {
                    log.add(entry.answered(reply));
                    if (reply instanceof NodeSpawned spawned) {
                        @SuppressWarnings("unchecked")
                        Call<SpawnNode, SpawnReply> spawn = (Call<SpawnNode, SpawnReply>) (Call<?, ?>) call;
                        top.tell(new SpawnedBehind(spawn, spawned, mirror));
                    } else {
                        call.reply(replies.shown(reply, entry));
                    }
                });
    }

    /** Asks the node behind, and shows its reply. */
    <R extends NodeReply> CompletionStage<R> shown(Entry entry, QueryContext context, Question<R> question) {
        return this.<R>ask(context, question).thenApply(reply -> {
            log.add(entry.answered(reply));
            return replies.shown(reply, entry);
        });
    }

    private <R extends NodeReply> CompletionStage<R> ask(QueryContext context, Question<R> question) {
        return handle == null ? tree.ask(mirror.target(), context, question) : tree.ask(handle, context, question);
    }

    @SuppressWarnings("unchecked")
    private <R extends NodeReply> NodeQuery<R> behind(NodeQuery<R> query) {
        if (query instanceof WatchNode watch) {
            return (NodeQuery<R>) new WatchNode(
                    watch.context(),
                    watch.depth(),
                    watch.since().stream().map(mirror::back).toList(),
                    watch.replyTo());
        }
        return query;
    }
}
