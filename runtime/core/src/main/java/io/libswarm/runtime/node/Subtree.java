package io.libswarm.runtime.node;

import akka.NotUsed;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.stream.Materializer;
import akka.stream.SystemMaterializer;
import akka.stream.javadsl.Source;
import akka.stream.javadsl.StreamRefs;
import io.libswarm.protocol.ChildrenListed;
import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.NodeAppeared;
import io.libswarm.protocol.NodeChanged;
import io.libswarm.protocol.NodeHandle;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.NodeVanished;
import io.libswarm.protocol.Page;
import io.libswarm.protocol.Selector;
import io.libswarm.protocol.Verb;
import io.libswarm.protocol.WatchEvent;
import io.libswarm.protocol.WatchNode;
import io.libswarm.protocol.WatchOffered;
import io.libswarm.protocol.WatchReply;
import io.libswarm.runtime.gate.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The memory of one backend's nodes: who is where, in which state, with which actor. Lists, handles and watches are answered from it. Its
 * only writers are the backend's own actors; it may be read on any thread, much like an ETS table of Erlang. Each change gets the next
 * {@link Cursor}, so that whoever has seen a change can say so.
 *
 * <p>One lock guards it, held for a page or a step down the tree at the longest, and for a whole copy when a watch of everything begins.
 */
public final class Subtree {
    private final String source;
    private final Materializer materializer;
    private final Branch root;
    private final History history;

    /**
     * An empty one.
     *
     * @param source the backend's name; empty for the root's own
     * @param path the backend's path
     */
    public Subtree(String source, NodePath path, ActorSystem<?> system) {
        this.source = source;
        this.materializer = SystemMaterializer.get(system).materializer();
        this.root = new Branch(path);
        this.history = new History(source);
    }

    /** The path of the backend itself. */
    public NodePath path() {
        return root.path();
    }

    /** The last change. */
    public synchronized Cursor cursor() {
        return history.cursor();
    }

    /**
     * Puts a node there, or what it has become. Nothing happens when all but the cursor is as it was.
     *
     * @param ref its actor
     * @param verbs that it has
     * @return the summary with the cursor of the change that made it so
     * @throws IllegalArgumentException when its parent is not there
     */
    public synchronized NodeSummary put(NodeSummary summary, ActorRef<NodeMessage> ref, Set<Verb> verbs) {
        NodePath path = summary.path();
        Branch branch = path.equals(root.path()) ? root : branch(path.parent()).child(path);
        NodeSummary before = branch.summary();
        branch.actor(ref, verbs);
        if (before != null && summary.at(before.cursor()).equals(before)) {
            return before;
        }
        NodeSummary stamped = summary.at(history.next());
        branch.summary(stamped);
        history.add(before == null ? new NodeAppeared(stamped) : new NodeChanged(stamped), path);
        return stamped;
    }

    /**
     * Puts a new node there with the actor that is made for it. The actor finds itself in the tree, whatever it does first.
     *
     * @param actor makes it
     */
    public synchronized ActorRef<NodeMessage> put(
            NodeSummary summary, Supplier<ActorRef<NodeMessage>> actor, Set<Verb> verbs) {
        ActorRef<NodeMessage> ref = actor.get();
        put(summary, ref, verbs);
        return ref;
    }

    /** Changes what is remembered of a node that is there; null when it is not. */
    public synchronized @Nullable NodeSummary update(NodeSummary summary) {
        Branch branch = find(summary.path());
        if (branch == null || branch.summary() == null) {
            return null;
        }
        return put(summary, branch.ref(), branch.verbs());
    }

    /** Takes a node out, with all below it. The cursor of that change; null when it was not there. */
    public synchronized @Nullable Cursor remove(NodePath path) {
        Branch parent = path.equals(root.path()) ? null : find(path.parent());
        if (parent == null || !parent.drop(path.name())) {
            return null;
        }
        Cursor cursor = history.next();
        history.add(new NodeVanished(path, cursor), path);
        return cursor;
    }

    /** Begins another history: watchers of this one have to list again. */
    public synchronized void newEpoch() {
        history.newEpoch();
    }

    /** The backend has ended: all watches end with {@code UNAVAILABLE}. */
    synchronized void end() {
        history.end();
    }

    /** What is remembered of a node; null when it is not there. */
    public synchronized @Nullable NodeSummary summary(NodePath path) {
        Branch branch = find(path);
        return branch == null ? null : branch.summary();
    }

    /** A handle on a node; null when it is not there. */
    public synchronized @Nullable NodeHandle handle(NodePath path) {
        Branch branch = find(path);
        NodeSummary summary = branch == null ? null : branch.summary();
        return branch == null || summary == null
                ? null
                : new NodeHandle(summary.path(), branch.ref(), summary.kind(), branch.verbs());
    }

    /** A page of the children that are selected, in the order of their names. Costs what the page holds, and what it passes over. */
    public synchronized ChildrenListed list(NodePath path, Selector selector, Page page) {
        Branch branch = find(path);
        return branch == null ? new ChildrenListed(List.of(), null, List.of()) : branch.list(selector, page);
    }

    /** All of the node's children. */
    public synchronized List<NodeSummary> children(NodePath path) {
        Branch branch = find(path);
        List<NodeSummary> found = new ArrayList<>();
        if (branch != null) {
            branch.collect(found, 1);
            found.removeIf(child -> child.path().equals(path));
        }
        return found;
    }

    /** How many children the node has. */
    public synchronized int size(NodePath path) {
        Branch branch = find(path);
        return branch == null ? 0 : branch.childCount();
    }

    /** Answers a watch of the node and what is below it. */
    public void watch(NodePath path, Call<WatchNode, WatchReply> call) {
        List<Cursor> since = call.query().since();
        Source<WatchEvent, NotUsed> events = events(path, call.query().depth(), since.isEmpty() ? null : since.get(0));
        if (events == null) {
            call.fail(
                    ErrorCode.WATCH_TOO_OLD,
                    "cursor " + since.get(0) + " is not remembered (expected: list again, and watch from now)");
        } else {
            call.reply(new WatchOffered(events.runWith(StreamRefs.sourceRef(), materializer)));
        }
    }

    /** What is there, {@link io.libswarm.protocol.WatchCaughtUp}, then each change. To be run once, and soon: it is queued from now on. */
    public Source<WatchEvent, NotUsed> events(NodePath path, int depth) {
        return Objects.requireNonNull(events(path, depth, null));
    }

    private synchronized @Nullable Source<WatchEvent, NotUsed> events(
            NodePath path, int depth, @Nullable Cursor since) {
        List<WatchEvent> first = since == null ? snapshot(path, depth) : history.since(since, path, depth);
        if (first == null) {
            return null;
        }
        Watcher watcher = new Watcher(path, depth, first, history.cursor(), materializer);
        history.add(watcher);
        return watcher.events(() -> forget(watcher));
    }

    private synchronized void forget(Watcher watcher) {
        history.remove(watcher);
    }

    private List<WatchEvent> snapshot(NodePath path, int depth) {
        List<NodeSummary> found = new ArrayList<>();
        Branch branch = find(path);
        if (branch != null) {
            branch.collect(found, depth);
        }
        List<WatchEvent> events = new ArrayList<>(found.size());
        found.forEach(summary -> events.add(new NodeAppeared(summary)));
        return events;
    }

    private @Nullable Branch find(NodePath path) {
        int depth = path.depth();
        int from = root.path().depth();
        if (depth < from || !path.ancestor(from).equals(root.path())) {
            return null;
        }
        Branch branch = root;
        for (int d = from; branch != null && d < depth; d++) {
            branch = branch.find(path.name(d));
        }
        return branch;
    }

    private Branch branch(NodePath path) {
        Branch branch = find(path);
        if (branch == null) {
            throw new IllegalArgumentException(path + " is not there (expected: a parent is put before its children)");
        }
        return branch;
    }

    @Override
    public String toString() {
        return "Subtree[" + source + "]";
    }
}
