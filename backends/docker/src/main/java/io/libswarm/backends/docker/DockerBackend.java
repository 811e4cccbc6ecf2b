package io.libswarm.backends.docker;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import io.libswarm.backends.docker.EngineMessage.Happened;
import io.libswarm.backends.docker.EngineMessage.ListAgain;
import io.libswarm.backends.docker.EngineMessage.Lost;
import io.libswarm.backends.docker.EngineMessage.Met;
import io.libswarm.protocol.CallNative;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Kind;
import io.libswarm.protocol.NativeReply;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeQuery;
import io.libswarm.protocol.NodeReply;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.SpawnNode;
import io.libswarm.protocol.SpawnReply;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.gate.OnCrash;
import io.libswarm.runtime.node.Handlers;
import io.libswarm.runtime.node.NodeBehavior;
import io.libswarm.runtime.spi.BackendContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One mounted engine. Owns the port and the link, which alone is restarted when it breaks, and the host node, which appears when the engine
 * is met for the first time and stays from then on. Passes what is asked of an engine on to it.
 */
final class DockerBackend extends NodeBehavior<DockerBackend> {

    static final Handlers<DockerBackend> HANDLERS = NodeBehavior.<DockerBackend>basics()
            .<SpawnNode, SpawnReply>on(SpawnNode.class, DockerBackend::pass)
            .<CallNative, NativeReply>on(CallNative.class, DockerBackend::pass)
            .onMessage(Met.class, DockerBackend::onMet)
            .onMessage(Lost.class, DockerBackend::onLost)
            .onMessage(Happened.class, DockerBackend::tellHost)
            .onMessage(ListAgain.class, DockerBackend::onListAgain)
            .build();

    private static final int MOST_EARLY = 64;

    private final BackendContext backend;
    private final EnginePort port;
    private @Nullable ActorRef<NodeMessage> host;
    private final List<Runnable> early = new ArrayList<>();
    private boolean tried;
    private @Nullable String lost = "not connected yet";

    private DockerBackend(ActorContext<NodeMessage> context, BackendContext backend, EnginePort port) {
        super(context, backend.subtree(), backend.path());
        this.backend = backend;
        this.port = port;
        show(RunState.PENDING, "connecting to " + port.settings().endpoint());
        context.spawn(
                Behaviors.supervise(EngineLink.create(port, context.getSelf()))
                        .onFailure(SupervisorStrategy.restartWithBackoff(
                                Duration.ofMillis(200), Duration.ofSeconds(5), 0.2)),
                "link");
        listLater();
    }

    static Behavior<NodeMessage> create(BackendContext backend, DockerSettings settings) {
        return Behaviors.setup(
                context -> new DockerBackend(context, backend, new EnginePort(settings, backend.blocking())));
    }

    @Override
    protected Handlers<DockerBackend> handlers() {
        return HANDLERS;
    }

    @Override
    protected void onEnded() {
        port.close();
    }

    private void show(RunState state, String line) {
        NodeSummary summary = new NodeSummary(
                path(),
                Kind.BACKEND,
                state,
                Map.of(),
                Map.of(
                        "provider",
                        DockerBackendProvider.NAME,
                        "endpoint",
                        port.settings().endpoint().toString()),
                line,
                subtree().cursor());
        subtree().put(summary, context().getSelf(), verbs());
    }

    private void onMet(Met met) {
        lost = null;
        show(RunState.RUNNING, "Docker at " + port.settings().endpoint());
        meet(met.host());
        tellHost(met);
        passEarly();
    }

    /** An engine that comes back under another name is another host, and nothing below the old one is left. */
    private void meet(EngineObject engine) {
        NodePath place = path().child(engine.name());
        if (host != null && subtree().summary(place) == null) {
            subtree().children(path()).forEach(old -> subtree().remove(old.path()));
            context().stop(host);
            host = null;
        }
        if (host == null) {
            host = backend.spawn(
                    context(),
                    Summaries.of(engine, place, subtree().cursor()),
                    HostNode.HANDLERS.verbs(),
                    OnCrash.RESUME,
                    () -> HostNode.create(backend, place, port, engine));
        }
    }

    private void onLost(Lost loss) {
        lost = loss.why();
        show(RunState.LOST, "lost: " + loss.why());
        tellHost(loss);
        passEarly();
    }

    private void tellHost(NodeMessage message) {
        if (host != null) {
            host.tell(message);
        }
    }

    private void onListAgain(ListAgain time) {
        if (lost == null) {
            tellHost(time);
        }
        listLater();
    }

    private void listLater() {
        context().scheduleOnce(port.settings().listEvery(), context().getSelf(), ListAgain.NOW);
    }

    /** What is asked before the engine was tried for the first time waits for that; the gate sees to it that nobody waits too long. */
    private <Q extends NodeQuery<R>, R extends NodeReply> void pass(Call<Q, R> call) {
        if (host != null) {
            call.forward(host);
        } else if (tried) {
            call.fail(ErrorCode.UNAVAILABLE, "the engine is lost: " + lost);
        } else if (early.size() < MOST_EARLY) {
            early.add(() -> pass(call));
        } else {
            call.fail(ErrorCode.BUSY, MOST_EARLY + " queries wait for the engine already (expected: fewer)");
        }
    }

    private void passEarly() {
        tried = true;
        early.forEach(Runnable::run);
        early.clear();
    }
}
