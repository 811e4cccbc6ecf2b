package io.libswarm.runtime.testkit;

import static org.awaitility.Awaitility.await;

import akka.actor.PoisonPill;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Adapter;
import com.typesafe.config.ConfigFactory;
import io.libswarm.protocol.BackendSpec;
import io.libswarm.protocol.NodeHandle;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeRemoved;
import io.libswarm.protocol.NodeReported;
import io.libswarm.protocol.NodeResolved;
import io.libswarm.protocol.NodeSpawned;
import io.libswarm.protocol.Placement;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.RemoveNode;
import io.libswarm.protocol.RemoveReply;
import io.libswarm.protocol.RunState;
import io.libswarm.runtime.member.MemberSettings;
import io.libswarm.runtime.member.SwarmMember;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Two members of a cluster, joined on loopback: backends run on the far one, and all questions are asked from the near one, so that each
 * query, reply and stream crosses the wire. Used by one thread at a time, but for its {@link #probe()}.
 */
public final class Bench implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String CONFIG = """
            libswarm.member.join.silence = 60 s
            libswarm.member.system.akka {
              loglevel = WARNING
              stream.materializer.stream-ref.subscription-timeout = 2 s
            }
            """;

    private final SwarmMember far;
    private final SwarmMember near;

    /** Two members without a backend. Takes some seconds. */
    public Bench() {
        MemberSettings settings =
                MemberSettings.alone().withCluster("testkit").withConfig(ConfigFactory.parseString(CONFIG));
        far = SwarmMember.start(settings.withName("far")).awaitReady(SOON);
        near = SwarmMember.start(settings.withName("near").withSeeds(List.of(far.address())))
                .awaitReady(SOON);
    }

    /**
     * Makes a backend on the far member, and waits until the near one has its answer.
     *
     * @param provider the name of one that {@link java.util.ServiceLoader} finds
     * @return its path
     */
    public NodePath add(String name, String provider, Map<String, List<String>> settings) {
        BackendSpec spec = new BackendSpec(provider, settings, Placement.onMember("far"));
        Probe.expect(
                NodeSpawned.class, Probe.answer(near.registerOnce(name, spec, QueryContext.within(Probe.PATIENCE))));
        NodePath path = NodePath.of(name);
        await().atMost(SOON).until(() -> isRunning(near, path) && isRunning(far, path));
        return path;
    }

    private static boolean isRunning(SwarmMember member, NodePath path) {
        return new Probe(member).remembered(path) instanceof NodeReported reported
                && reported.node().summary().state().equals(RunState.RUNNING);
    }

    /** Ends a backend's actor, with all its nodes, from one moment to the next. The runtime makes it anew. */
    public void kill(NodePath backend) {
        NodeHandle handle = Probe.expect(NodeResolved.class, new Probe(far).resolve(backend))
                .handle();
        Adapter.toClassic(handle.ref()).tell(PoisonPill.getInstance(), akka.actor.ActorRef.noSender());
    }

    /** Ends a backend for good. */
    public void remove(NodePath backend) {
        RemoveReply reply = probe().ask(backend, (c, r) -> new RemoveNode(c, true, r));
        Probe.expect(NodeRemoved.class, reply);
    }

    /** Asks from the near member. */
    public Probe probe() {
        return new Probe(near);
    }

    /** The system that backends run in. */
    public ActorSystem<?> farSystem() {
        return far.system();
    }

    @Override
    public void close() {
        near.close();
        far.close();
    }
}
