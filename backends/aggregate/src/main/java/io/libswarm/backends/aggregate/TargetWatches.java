package io.libswarm.backends.aggregate;

import akka.actor.typed.ActorSystem;
import akka.stream.KillSwitches;
import akka.stream.SharedKillSwitch;
import akka.stream.javadsl.Sink;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.QueryContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The pool's own watches of its targets, which keep its view. Started and stopped by the pool's actor. */
final class TargetWatches {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** The depth of what a pool remembers: a target, its hosts, and who is on these. */
    private static final int DEPTH = 2;

    private final ActorSystem<?> system;
    private final Admission admission;
    private final PoolView view;
    private final Runnable changed;
    private final Map<NodePath, SharedKillSwitch> running = new ConcurrentHashMap<>();

    /**
     * None yet.
     *
     * @param changed called on any thread when the view is another in what the pool shows of itself
     */
    TargetWatches(ActorSystem<?> system, Admission admission, PoolView view, Runnable changed) {
        this.system = system;
        this.admission = admission;
        this.view = view;
        this.changed = changed;
    }

    /** From now on, these are watched. */
    void become(Set<NodePath> targets) {
        running.keySet().stream()
                .filter(target -> !target.isRoot() && !targets.contains(target))
                .forEach(this::stop);
        view.become(targets);
        targets.stream().filter(target -> !running.containsKey(target)).forEach(this::start);
    }

    private void start(NodePath target) {
        SharedKillSwitch until = KillSwitches.shared(target.toString());
        running.put(target, until);
        follow(target, DEPTH, until, told -> {
            if (running.get(target) == until && view.on(target, told)) {
                changed.run();
            }
        });
    }

    /** Watches the children of the root. */
    void watchRoot(Consumer<Told> reader) {
        SharedKillSwitch until = KillSwitches.shared("/");
        running.put(NodePath.ROOT, until);
        follow(NodePath.ROOT, 1, until, reader);
    }

    private void follow(NodePath target, int depth, SharedKillSwitch until, Consumer<Told> reader) {
        new TargetWatch(target, () -> admission.watch(target, depth, List.of(), QueryContext.within(PATIENCE)))
                .whole(until)
                .runWith(Sink.foreach(reader::accept), system);
    }

    private void stop(NodePath target) {
        SharedKillSwitch until = running.remove(target);
        if (until != null) {
            until.shutdown();
        }
    }

    void end() {
        running.values().forEach(SharedKillSwitch::shutdown);
        running.clear();
    }
}
