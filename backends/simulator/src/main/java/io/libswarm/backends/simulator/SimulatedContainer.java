package io.libswarm.backends.simulator;

import akka.actor.typed.javadsl.ActorContext;
import io.libswarm.protocol.ConnectNode;
import io.libswarm.protocol.ConnectReply;
import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Freshness;
import io.libswarm.protocol.GetNode;
import io.libswarm.protocol.GetReply;
import io.libswarm.protocol.LogsOffered;
import io.libswarm.protocol.LogsReply;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeRemoved;
import io.libswarm.protocol.NodeReported;
import io.libswarm.protocol.NodeStarted;
import io.libswarm.protocol.NodeState;
import io.libswarm.protocol.NodeStopped;
import io.libswarm.protocol.ReadFiles;
import io.libswarm.protocol.ReadFilesReply;
import io.libswarm.protocol.RemoveNode;
import io.libswarm.protocol.RemoveReply;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.StartNode;
import io.libswarm.protocol.StartReply;
import io.libswarm.protocol.StopNode;
import io.libswarm.protocol.StopReply;
import io.libswarm.protocol.StreamLogs;
import io.libswarm.protocol.WriteFiles;
import io.libswarm.protocol.WriteFilesReply;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.node.Handlers;
import io.libswarm.runtime.stream.Streams;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A container. Owns its {@link Task}, which is made when it is first needed: most of a million are never touched. Ends when it is removed.
 * Spawned by its host, or by the backend.
 */
final class SimulatedContainer extends SimulatedNode<SimulatedContainer> {
    static final Handlers<SimulatedContainer> HANDLERS = SimulatedNode.<SimulatedContainer>common()
            .<GetNode, GetReply>on(GetNode.class, SimulatedContainer::onGet)
            .<StartNode, StartReply>on(StartNode.class, SimulatedContainer::onStart)
            .<StopNode, StopReply>on(StopNode.class, SimulatedContainer::onStop)
            .<RemoveNode, RemoveReply>on(RemoveNode.class, SimulatedContainer::onRemove)
            .<StreamLogs, LogsReply>on(StreamLogs.class, SimulatedContainer::onLogs)
            .<ConnectNode, ConnectReply>on(ConnectNode.class, SimulatedContainer::onConnect)
            .<ReadFiles, ReadFilesReply>on(ReadFiles.class, SimulatedContainer::onReadFiles)
            .<WriteFiles, WriteFilesReply>on(WriteFiles.class, SimulatedContainer::onWriteFiles)
            .onMessage(Ended.class, SimulatedContainer::onEnded)
            .onMessage(Place.ReachChanged.class, SimulatedContainer::onReachChanged)
            .build();

    private static final Duration USUAL_GRACE = Duration.ofSeconds(10);

    private @Nullable Task task;

    /** The task has come to its end, in that run of it, by itself or by a signal. */
    record Ended(int run, int status, boolean byItself) implements NodeMessage {}

    SimulatedContainer(ActorContext<NodeMessage> context, Place place, NodePath path, @Nullable Task task) {
        super(context, place, path);
        this.task = task;
        if (task != null && task.isRunning()) {
            run(task);
        }
    }

    @Override
    protected Handlers<SimulatedContainer> handlers() {
        return HANDLERS;
    }

    private Task task() {
        Task known = task;
        if (known == null) {
            known = Task.plain(world());
            task = known;
        }
        return known;
    }

    @Override
    protected NodeState state() {
        Integer status = task == null ? null : task.exitStatus();
        return new NodeState(summary(), verbs(), status, Documents.of(this));
    }

    @Override
    void describe(Map<String, Object> document) {
        task().describe(document);
    }

    private void onGet(Call<GetNode, GetReply> call) {
        if (call.query().freshness() == Freshness.FRESH) {
            showTask();
        }
        call.reply(new NodeReported(state()));
    }

    private void onStart(Call<StartNode, StartReply> call) {
        Task task = task();
        boolean already = task.isRunning();
        if (!already) {
            task.start();
            run(task);
            showTask();
        }
        call.reply(new NodeStarted(state(), already));
    }

    private void run(Task task) {
        Script script = Script.of(task.spec().command());
        script.output().forEach(chunk -> task.log().write(chunk.stream(), chunk.data()));
        Integer status = script.exitStatus();
        if (status != null) {
            Ended ended = new Ended(task.runs(), status, true);
            if (script.pause().isZero()) {
                context().getSelf().tell(ended);
            } else {
                context().scheduleOnce(script.pause(), context().getSelf(), ended);
            }
        }
    }

    private void onStop(Call<StopNode, StopReply> call) {
        Task task = task();
        int signal;
        try {
            signal = Signals.number(call.query().signal());
        } catch (IllegalArgumentException e) {
            call.fail(ErrorCode.INVALID, String.valueOf(e.getMessage()));
            return;
        }
        StopManner manner =
                signal == Signals.KILL ? StopManner.EXITS : world().faults().stop();
        if (!task.isRunning()) {
            call.reply(new NodeStopped(state(), true));
        } else if (manner == StopManner.REFUSES) {
            call.fail(ErrorCode.BACKEND_FAILED, "the task refuses to stop, as it was told to");
        } else if (manner == StopManner.EXITS) {
            end(128 + signal);
            call.reply(new NodeStopped(state(), false));
        } else {
            Duration grace = call.query().grace();
            task.onEnd(() -> call.reply(new NodeStopped(state(), false)));
            task.stopping();
            showTask();
            context()
                    .scheduleOnce(
                            grace == null ? USUAL_GRACE : grace,
                            context().getSelf(),
                            new Ended(task.runs(), 128 + Signals.KILL, false));
        }
    }

    private void end(int status) {
        Task task = task();
        // What waits for the end is answered from the tree, so the tree is told first.
        show(RunState.EXITED, "Exited (" + status + ")");
        task.end(status);
    }

    private void onEnded(Ended ended) {
        Task task = task();
        if (!task.isRunning() || task.runs() != ended.run()) {
            return;
        }
        if (ended.byItself() && world().chance(world().faults().dropEvents())) {
            task.end(ended.status());
        } else {
            end(ended.status());
        }
    }

    private void onRemove(Call<RemoveNode, RemoveReply> call) {
        Task task = task();
        if (task.isRunning() && !call.query().force()) {
            call.fail(ErrorCode.CONFLICT, path().name() + " is running (expected: stopped, or force)");
            return;
        }
        if (task.isRunning()) {
            end(128 + Signals.KILL);
        }
        Cursor cursor = subtree().remove(path());
        call.reply(new NodeRemoved(path(), cursor == null, cursor));
        end();
    }

    private void showTask() {
        if (place().isLost()) {
            show(RunState.LOST, "Lost");
        } else if (task == null) {
            show(RunState.RUNNING, "Up");
        } else {
            show(task.state(), task.text());
        }
    }

    private void onReachChanged(Place.ReachChanged unused) {
        showTask();
    }

    private void onLogs(Call<StreamLogs, LogsReply> call) {
        TaskLog log = task().log();
        StreamLogs query = call.query();
        long from = log.begin(query.tail(), query.since());
        call.reply(new LogsOffered(
                Streams.offer(log.read(from, query.follow()), context().getSystem())));
    }

    private void onConnect(Call<ConnectNode, ConnectReply> call) {
        if (!task().isRunning()) {
            call.fail(ErrorCode.CONFLICT, path().name() + " is " + task().state() + " (expected: running)");
        } else {
            Connections.offer(task(), call, context().getSystem());
        }
    }

    private void onReadFiles(Call<ReadFiles, ReadFilesReply> call) {
        task().files().read(call, context().getSystem());
    }

    private void onWriteFiles(Call<WriteFiles, WriteFilesReply> call) {
        task().files().write(call, context().getSystem());
    }

    @Override
    boolean simulate(String what, Map<String, String> parameters) {
        if (!what.equals("exit")) {
            return false;
        }
        int status = Integer.parseInt(parameters.getOrDefault("status", "0"));
        context().getSelf().tell(new Ended(task().runs(), status, true));
        return true;
    }
}
