package io.libswarm.backends.dockerserver;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import io.libswarm.protocol.BackendDescribed;
import io.libswarm.protocol.BackendInfo;
import io.libswarm.protocol.DescribeBackend;
import io.libswarm.protocol.DescribeReply;
import io.libswarm.protocol.Health;
import io.libswarm.protocol.Kind;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.ProtocolRange;
import io.libswarm.protocol.RunState;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.node.Handlers;
import io.libswarm.runtime.node.NodeBehavior;
import io.libswarm.runtime.spi.BackendContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A front end's own node: opens its addresses once its pool is known, again and again while one is taken, and closes them when it ends. */
final class FrontNode extends NodeBehavior<FrontNode> {
    static final Handlers<FrontNode> HANDLERS = NodeBehavior.<FrontNode>basics()
            .<DescribeBackend, DescribeReply>on(DescribeBackend.class, FrontNode::onDescribe)
            .onMessage(Opened.class, FrontNode::onOpened)
            .onMessage(TryAgain.class, (node, again) -> node.open())
            .build();

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private record Opened(
            @Nullable List<String> addresses, @Nullable Throwable failure) implements NodeMessage {}

    private enum TryAgain implements NodeMessage {
        NOW
    }

    private final BackendContext backend;
    private final FrontSettings settings;
    private final FrontEnd front;
    private Health health = new Health(false, "not open yet");

    private FrontNode(ActorContext<NodeMessage> context, BackendContext backend, FrontSettings settings) {
        super(context, backend.subtree(), backend.path());
        this.backend = backend;
        this.settings = settings;
        this.front = new FrontEnd(backend, settings, context.getSystem());
        show(RunState.PENDING, "opening", "");
        open();
    }

    static Behavior<NodeMessage> create(BackendContext backend, FrontSettings settings) {
        return Behaviors.setup(context -> new FrontNode(context, backend, settings));
    }

    @Override
    protected Handlers<FrontNode> handlers() {
        return HANDLERS;
    }

    @Override
    protected void onEnded() {
        CompletableFuture.runAsync(front::close);
    }

    private void open() {
        context()
                .pipeToSelf(
                        front.pool()
                                .ready()
                                .thenCompose(ready -> CompletableFuture.supplyAsync(front::open, backend.blocking())),
                        Opened::new);
    }

    private void onOpened(Opened opened) {
        List<String> addresses = opened.addresses();
        if (addresses != null) {
            health = Health.WELL;
            String shown = String.join(", ", addresses);
            show(RunState.RUNNING, "Docker API on " + shown + " over " + settings.target(), shown);
            return;
        }
        Throwable failure = opened.failure();
        String why = failure == null ? "" : cause(failure);
        health = new Health(false, why);
        show(RunState.FAILED, why, "");
        context().scheduleOnce(PAUSE, context().getSelf(), TryAgain.NOW);
    }

    private static String cause(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null && !(deepest instanceof java.net.BindException)) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage());
    }

    private void show(RunState state, String line, String addresses) {
        NodeSummary summary = new NodeSummary(
                path(),
                Kind.BACKEND,
                state,
                Map.of(),
                Map.of(
                        "provider",
                        DockerServerProvider.NAME,
                        "target",
                        settings.target().toString(),
                        "address",
                        addresses),
                line,
                subtree().cursor());
        subtree().put(summary, context().getSelf(), verbs());
    }

    private void onDescribe(Call<DescribeBackend, DescribeReply> call) {
        call.reply(new BackendDescribed(new BackendInfo(
                path().name(),
                DockerServerProvider.INFO,
                Set.of(),
                Set.of(),
                ProtocolRange.CURRENT,
                health,
                backend.member())));
    }
}
