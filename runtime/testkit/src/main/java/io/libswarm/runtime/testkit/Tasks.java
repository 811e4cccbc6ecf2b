package io.libswarm.runtime.testkit;

import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeRemoved;
import io.libswarm.protocol.NodeReply;
import io.libswarm.protocol.NodeSpawned;
import io.libswarm.protocol.NodeSpec;
import io.libswarm.protocol.NodeStopped;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.RemoveNode;
import io.libswarm.protocol.RemoveReply;
import io.libswarm.protocol.SpawnNode;
import io.libswarm.protocol.SpawnReply;
import io.libswarm.protocol.StopNode;
import io.libswarm.protocol.StopReply;
import io.libswarm.protocol.Verb;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes and removes the tasks that a test needs. */
final class Tasks {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Probe probe;
    private final Subject subject;
    private final NodePath backend;

    Tasks(Probe probe, Subject subject, NodePath backend) {
        this.probe = probe;
        this.subject = subject;
        this.backend = backend;
    }

    /** A name that no other test uses. */
    String name() {
        return subject.prefix() + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
    }

    /** Spawns a running task. */
    NodePath running() {
        return spawn(subject.task().name(name()).build());
    }

    NodePath spawn(NodeSpec spec) {
        return Probe.expect(NodeSpawned.class, ask(spec)).node().path();
    }

    SpawnReply ask(NodeSpec spec) {
        return ask(spec, QueryContext.within(Probe.PATIENCE));
    }

    SpawnReply ask(NodeSpec spec, QueryContext context) {
        return probe.ask(subject.spawnsAt(backend), context, (c, replyTo) -> new SpawnNode(c, spec, replyTo));
    }

    NodeStopped stop(NodePath path) {
        return Probe.expect(NodeStopped.class, askStop(path));
    }

    /** Stops at once: tasks of a shell take no notice of a gentler signal. */
    StopReply askStop(NodePath path) {
        return probe.ask(path, (c, replyTo) -> new StopNode(c, "SIGKILL", Duration.ofSeconds(5), replyTo));
    }

    RemoveReply askRemove(NodePath path, boolean force) {
        return probe.ask(path, (c, replyTo) -> new RemoveNode(c, force, replyTo));
    }

    /** Removes a task that is there. */
    void remove(NodePath path) {
        Probe.expect(NodeRemoved.class, askRemove(path, true));
    }

    /** Whether there is such a verb. When there is not, it must be refused by the backend and by a task. */
    boolean given(Verb verb) {
        if (!subject.absent().contains(verb)) {
            return true;
        }
        assertRefused(backend, verb);
        if (!subject.absent().contains(Verb.SPAWN)) {
            NodePath task = running();
            assertRefused(task, verb);
            if (!subject.absent().contains(Verb.REMOVE)) {
                remove(task);
            }
        }
        return false;
    }

    private void assertRefused(NodePath path, Verb verb) {
        NodeReply reply = Queries.ask(probe, path, verb);
        Probe.refused(ErrorCode.UNSUPPORTED, reply);
    }
}
