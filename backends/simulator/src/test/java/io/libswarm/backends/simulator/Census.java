package io.libswarm.backends.simulator;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.ConfigFactory;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.runtime.gate.GatePolicy;
import io.libswarm.runtime.gate.OnCrash;
import io.libswarm.runtime.node.Subtree;
import io.libswarm.runtime.spi.BackendContext;
import io.libswarm.runtime.spi.Secrets;
import io.libswarm.runtime.spi.Settings;
import io.libswarm.runtime.tree.LocalTree;
import io.libswarm.runtime.tree.LostMembers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import org.awaitility.Awaitility;

/** A simulator of many nodes in one actor system, and what they cost. */
final class Census implements AutoCloseable {
    private static final NodePath PATH = NodePath.of("census");

    private final ActorSystem<Void> system;
    private final Subtree subtree;
    private final ActorRef<NodeMessage> backend;

    /** Makes that many hosts with that many containers each, and waits until all are there. */
    Census(int hosts, int containersPerHost) {
        system = ActorSystem.create(
                Behaviors.empty(),
                "census",
                ConfigFactory.parseString("akka.loglevel = WARNING, akka.actor.provider = local")
                        .withFallback(ConfigFactory.load()));
        subtree = new Subtree("census", PATH, system);
        SimulatorProvider provider = new SimulatorProvider();
        Settings settings = Settings.checked(
                provider.info(),
                Map.of(
                        "hosts", List.of(String.valueOf(hosts)),
                        "containersPerHost", List.of(String.valueOf(containersPerHost))));
        BackendContext context = new BackendContext(
                PATH,
                "here",
                subtree,
                ForkJoinPool.commonPool(),
                Secrets.LOCAL,
                new LocalTree(system, system.deadLetters(), new LostMembers()),
                new SimpleMeterRegistry(),
                Path.of("none"),
                GatePolicy.OPEN);
        backend = system.systemActorOf(
                context.gated(PATH, provider.verbs(), OnCrash.RESUME, () -> provider.create(context, settings)),
                "census",
                akka.actor.typed.Props.empty());
        Awaitility.await()
                .pollInterval(Duration.ofMillis(100))
                .atMost(Duration.ofMinutes(5))
                .until(() -> isComplete(hosts, containersPerHost));
    }

    private boolean isComplete(int hosts, int containersPerHost) {
        for (int i = 1; i <= hosts; i++) {
            if (subtree.size(PATH.child("host-" + i)) < containersPerHost) {
                return false;
            }
        }
        return subtree.size(PATH) >= hosts;
    }

    ActorSystem<?> system() {
        return system;
    }

    Subtree subtree() {
        return subtree;
    }

    ActorRef<NodeMessage> backend() {
        return backend;
    }

    /** Bytes of the heap that are in use after a collection. */
    static long used() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    @Override
    public void close() {
        system.terminate();
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> system.whenTerminated().isCompleted());
    }

    /** Hosts and containers per host as arguments; stays until its input ends, for a heap histogram. */
    public static void main(String[] args) throws Exception {
        int hosts = Integer.parseInt(args[0]);
        int each = Integer.parseInt(args[1]);
        new Census(1, 1).close();
        long before = used();
        long began = System.nanoTime();
        Census census = new Census(hosts, each);
        System.out.printf("made in %d ms%n", (System.nanoTime() - began) / 1_000_000);
        System.out.printf("%d B each%n", (used() - before) / ((long) hosts * (each + 1)));
        System.in.read();
        census.close();
    }
}
