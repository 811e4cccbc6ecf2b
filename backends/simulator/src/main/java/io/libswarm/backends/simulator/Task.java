package io.libswarm.backends.simulator;

import io.libswarm.protocol.NodeSpec;
import io.libswarm.protocol.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a container does: its spec, how it runs or has ended, and what it wrote. Touched by its container's thread; log and files by any. */
final class Task {
    private final NodeSpec spec;
    private final TaskLog log;
    private final TaskFiles files;
    private boolean running;
    private boolean started;
    private boolean stopping;
    private @Nullable Integer exitStatus;
    private int runs;
    private final List<Runnable> onEnd = new ArrayList<>(0);

    Task(NodeSpec spec, boolean running, World world) {
        this.spec = spec;
        this.log = new TaskLog(world.settings().logBytes());
        this.files = new TaskFiles(world.settings().fileBytes());
        if (running) {
            start();
        }
    }

    /** The task of a container that was there from the start and is touched for the first time. */
    static Task plain(World world) {
        return new Task(NodeSpec.builder().build(), true, world);
    }

    NodeSpec spec() {
        return spec;
    }

    TaskLog log() {
        return log;
    }

    TaskFiles files() {
        return files;
    }

    boolean isRunning() {
        return running;
    }

    @Nullable
    Integer exitStatus() {
        return exitStatus;
    }

    /** Which run this is, from 1. */
    int runs() {
        return runs;
    }

    void start() {
        running = true;
        started = true;
        exitStatus = null;
        runs++;
        log.open();
        log.line("started");
    }

    /** It has been told to stop, and goes on for now. */
    void stopping() {
        stopping = true;
    }

    void end(int status) {
        running = false;
        stopping = false;
        exitStatus = status;
        log.line("ended with " + status);
        log.close(status);
        List<Runnable> told = List.copyOf(onEnd);
        onEnd.clear();
        told.forEach(Runnable::run);
    }

    /** Called once, when it has ended. */
    void onEnd(Runnable action) {
        onEnd.add(action);
    }

    RunState state() {
        if (running) {
            return stopping ? RunState.STOPPING : RunState.RUNNING;
        }
        return started ? RunState.EXITED : RunState.CREATED;
    }

    String text() {
        if (running) {
            return stopping ? "Stopping" : "Up";
        }
        return started ? "Exited (" + exitStatus + ")" : "Created";
    }

    void describe(Map<String, Object> document) {
        document.put("image", spec.image() == null ? "simulated" : spec.image());
        document.put("command", spec.command());
        document.put("env", spec.env().keySet());
        document.put("runs", runs);
        if (exitStatus != null) {
            document.put("exitStatus", exitStatus);
        }
    }
}
