package io.libswarm.client;

import akka.Done;
import akka.NotUsed;
import akka.actor.typed.ActorSystem;
import akka.japi.function.Creator;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.libswarm.protocol.*;
import io.libswarm.runtime.stream.Streams;
import io.libswarm.runtime.tree.Question;
import io.libswarm.runtime.tree.Tree;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One node, as a client asks it. Each verb is a query of its own; the stage completes with what the node answers, or fails with a {@link
 * SwarmException}, before the time is over. Immutable; any thread.
 */
public final class SwarmNode {
    private final Tree tree;
    private final ActorSystem<?> system;
    private final NodePath path;
    private final Duration time;
    private final @Nullable RequestId id;

    SwarmNode(Tree tree, ActorSystem<?> system, NodePath path, Duration time) {
        this(tree, system, path, time, null);
    }

    private SwarmNode(Tree tree, ActorSystem<?> system, NodePath path, Duration time, @Nullable RequestId id) {
        this.tree = tree;
        this.system = system;
        this.path = path;
        this.time = time;
        this.id = id;
    }

    /** Its path. */
    public NodePath path() {
        return path;
    }

    /** The same, asked with that much time for an answer. Streams go on for longer. */
    public SwarmNode within(Duration newTime) {
        return new SwarmNode(tree, system, path, newTime, id);
    }

    /** The same, asked under that request id: a changing query that is repeated under its id has the same answer and takes effect once. */
    public SwarmNode as(RequestId newId) {
        return new SwarmNode(tree, system, path, time, newId);
    }

    /** A handle on it. */
    public CompletionStage<NodeHandle> resolve() {
        return tree.resolve(path, context())
                .thenApply(reply -> Answers.of(reply, NodeResolved.class).handle());
    }

    /** All that is known of it. */
    public CompletionStage<NodeState> get(Freshness freshness) {
        return this.<GetReply>ask((c, to) -> new GetNode(c, freshness, to))
                .thenApply(reply -> Answers.of(reply, NodeReported.class).node());
    }

    /** What is remembered of it. */
    public CompletionStage<NodeState> get() {
        return get(Freshness.REMEMBERED);
    }

    /** One page of its children, with those that could not be asked. */
    public CompletionStage<ChildrenListed> list(Selector selector, Page page) {
        return this.<ListReply>ask((c, to) -> new ListChildren(c, selector, page, to))
                .thenApply(reply -> Answers.of(reply, ChildrenListed.class));
    }

    /** Its children that are selected, page after page. Leaves out those that could not be asked: {@link #list(Selector, Page)} has them. */
    public SwarmStream<NodeSummary> list(Selector selector) {
        return new SwarmStream<>(Paging.of(page -> list(selector, page)), system);
    }

    /** Its children, page after page. */
    public SwarmStream<NodeSummary> list() {
        return list(Selector.ALL);
    }

    /** Sets labels (a null value removes one), and the system's own settings by a JSON merge patch, empty for none. */
    public CompletionStage<NodeState> update(Map<String, @Nullable String> labels, ByteString changes) {
        return this.<UpdateReply>ask((c, to) -> new UpdateNode(c, labels, changes, to))
                .thenApply(reply -> Answers.of(reply, NodeUpdated.class).node());
    }

    /** Makes a child. */
    public CompletionStage<NodeSpawned> spawn(NodeSpec spec) {
        return this.<SpawnReply>ask((c, to) -> new SpawnNode(c, spec, to))
                .thenApply(reply -> Answers.of(reply, NodeSpawned.class));
    }

    /** Starts it. */
    public CompletionStage<NodeStarted> start() {
        return this.<StartReply>ask(StartNode::new).thenApply(reply -> Answers.of(reply, NodeStarted.class));
    }

    /** Stops it as its system usually does. */
    public CompletionStage<NodeStopped> stop() {
        return stop(null, null);
    }

    /** Stops it with that signal, and kills it after that grace; null for the system's usual ones. */
    public CompletionStage<NodeStopped> stop(@Nullable String signal, @Nullable Duration grace) {
        return this.<StopReply>ask((c, to) -> new StopNode(c, signal, grace, to))
                .thenApply(reply -> Answers.of(reply, NodeStopped.class));
    }

    /** Removes it, also when it is running if forced. */
    public CompletionStage<NodeRemoved> remove(boolean force) {
        return this.<RemoveReply>ask((c, to) -> new RemoveNode(c, force, to))
                .thenApply(reply -> Answers.of(reply, NodeRemoved.class));
    }

    /** What there is, {@link WatchCaughtUp}, and what changes. A last {@link WatchEnded} says why no more comes. */
    public SwarmStream<WatchEvent> watch(int depth, List<Cursor> since) {
        return stream(() -> this.<WatchReply>ask((c, to) -> new WatchNode(c, depth, since, to))
                .thenApply(
                        reply -> Answers.of(reply, WatchOffered.class).events().getSource()));
    }

    /** What there is in all the subtree, {@link WatchCaughtUp}, and what changes. */
    public SwarmStream<WatchEvent> watch() {
        return watch(WatchNode.WHOLE_SUBTREE, List.of());
    }

    /** What its task wrote. */
    public SwarmStream<StreamChunk> logs(LogOptions options) {
        return stream(() -> this.<LogsReply>ask(
                        (c, to) -> new StreamLogs(c, options.follow(), options.since(), options.tail(), to))
                .thenApply(reply -> Answers.of(reply, LogsOffered.class)
                        .chunks()
                        .getSource()
                        .via(Elements.chunks())));
    }

    /** Runs a process in it, without input. */
    public CompletionStage<SwarmConnection> exec(String... command) {
        return connect(new Connection.Exec(List.of(command), Map.of(), null, null, false, false))
                .thenApply(connection -> {
                    connection.sendNothing();
                    return connection;
                });
    }

    /** Connects to its task, a new process in it, or a port of it. */
    public CompletionStage<SwarmConnection> connect(Connection connection) {
        return this.<ConnectReply>ask((c, to) -> new ConnectNode(c, connection, to))
                .thenApply(reply -> new SwarmConnection(Answers.of(reply, ConnectionOffered.class), system));
    }

    /** What is at an absolute path within it, as tar. */
    public SwarmStream<ByteString> readFiles(String at) {
        return stream(() -> this.<ReadFilesReply>ask((c, to) -> new ReadFiles(c, at, to))
                .thenApply(reply ->
                        Answers.of(reply, FilesOffered.class).tar().getSource().via(Streams.bytes())));
    }

    /** Unpacks a tar into an existing directory within it. */
    public CompletionStage<Done> writeFiles(String at, Source<ByteString, ?> tar) {
        return this.<WriteFilesReply>ask((c, to) -> new WriteFiles(c, at, to))
                .thenCompose(reply -> Uploads.send(Answers.of(reply, UploadOffered.class), tar, system));
    }

    /** Passes a call to the system behind it. Not repeated when the member in use is lost meanwhile. */
    public CompletionStage<NativeAnswer> callNative(
            String method, String target, List<Header> headers, Source<ByteString, ?> body) {
        return this.<NativeReply>ask((c, to) -> new CallNative(c, method, target, headers, false, to))
                .thenCompose(reply -> NativeCalls.send(Answers.of(reply, NativeOffered.class), body, system));
    }

    /** What its backend can do, and how it is. */
    public CompletionStage<BackendInfo> describe() {
        return this.<DescribeReply>ask(DescribeBackend::new)
                .thenApply(reply -> Answers.of(reply, BackendDescribed.class).backend());
    }

    private QueryContext context() {
        QueryContext context = QueryContext.within(time);
        return id == null ? context : new QueryContext(context.principal(), id, context.deadline(), context.trace());
    }

    private <R extends NodeReply> CompletionStage<R> ask(Question<R> question) {
        return tree.ask(path, context(), question);
    }

    private <T> SwarmStream<T> stream(Creator<CompletionStage<Source<T, NotUsed>>> asked) {
        return new SwarmStream<>(
                Source.lazyCompletionStageSource(asked).mapMaterializedValue(unused -> NotUsed.getInstance()), system);
    }
}
