package io.libswarm.runtime.registry;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.ExtensibleBehavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.Signal;
import akka.actor.typed.TypedActorContext;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import io.libswarm.protocol.BackendDescribed;
import io.libswarm.protocol.BackendInfo;
import io.libswarm.protocol.DescribeBackend;
import io.libswarm.protocol.DescribeReply;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.Health;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.ProtocolRange;
import io.libswarm.protocol.RemoveNode;
import io.libswarm.protocol.RunState;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.gate.Gate;
import io.libswarm.runtime.gate.OnCrash;
import io.libswarm.runtime.spi.BackendContext;
import io.libswarm.runtime.spi.BackendProvider;
import io.libswarm.runtime.spi.BackendVerbs;
import io.libswarm.runtime.spi.Settings;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A backend as the runtime runs it, between its gate and its provider's behaviour, in the same actor: has the verbs that every backend has,
 * remove and describe, and tries again with back-off what could not be created. Supervised by its gate (resume), a child of the reconciler.
 */
final class HostedBackend extends ExtensibleBehavior<NodeMessage> {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Placed placed;
    private final BackendContext context;
    private final BackendResources resources;
    private final BackendProvider provider;
    private final ActorRef<NodeMessage> remover;
    private Behavior<NodeMessage> inner = Behaviors.empty();
    private @Nullable Failure failure;
    private Duration pause = Duration.ofMillis(500);

    private record TryAgain() implements NodeMessage {}

    private HostedBackend(
            Placed placed,
            BackendContext context,
            BackendResources resources,
            BackendProvider provider,
            ActorRef<NodeMessage> remover) {
        this.placed = placed;
        this.context = context;
        this.resources = resources;
        this.provider = provider;
        this.remover = remover;
    }

    static Behavior<NodeMessage> create(
            Placed placed, BackendContext context, BackendResources resources, ActorRef<NodeMessage> registry) {
        BackendProvider provider = Providers.LOADED.find(placed.backend().spec().provider());
        return Gate.around(
                context.path(),
                BackendVerbs.and(provider.verbs()),
                context.policy(),
                OnCrash.RESUME,
                () -> Behaviors.setup(actor -> {
                    ActorRef<NodeMessage> remover = actor.spawnAnonymous(
                            DropBackend.forwarder(placed.backend().name(), registry));
                    HostedBackend hosted = new HostedBackend(placed, context, resources, provider, remover);
                    hosted.start(actor);
                    return hosted;
                }));
    }

    private void start(ActorContext<NodeMessage> actor) {
        try {
            Settings settings =
                    Settings.checked(provider.info(), placed.backend().spec().settings());
            inner = Behavior.start(provider.create(context, settings), actor);
            BackendUp.of(context.subtree(), actor.getSelf());
            failure = null;
        } catch (RuntimeException e) {
            actor.getLog().warn("backend {} could not be created", placed.name(), e);
            actor.getChildren().forEach(child -> {
                if (!child.equals(remover)) {
                    actor.stop(child);
                }
            });
            Failure why = FailedBackend.failure(placed, e);
            failure = why;
            inner = Behavior.start(FailedBackend.create(context, placed, why.message()), actor);
            actor.scheduleOnce(pause, actor.getSelf(), new TryAgain());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    @Override
    public Behavior<NodeMessage> receive(TypedActorContext<NodeMessage> typed, NodeMessage message) {
        ActorContext<NodeMessage> actor = typed.asJava();
        if (message instanceof TryAgain) {
            start(actor);
            return follow(typed, inner);
        } else if (message instanceof AwaitBackend await) {
            await.replyTo().tell(startOf(actor));
            return this;
        } else if (message instanceof Call<?, ?> call && call.query() instanceof RemoveNode) {
            call.forward(remover);
            return this;
        } else if (message instanceof Call<?, ?> call && call.query() instanceof DescribeBackend) {
            @SuppressWarnings("unchecked")
            Call<DescribeBackend, DescribeReply> describe = (Call<DescribeBackend, DescribeReply>) call;
            describe.reply(new BackendDescribed(info()));
            return this;
        } else if (message instanceof Call<?, ?> call && failure != null && !FailedBackend.has(call)) {
            call.fail(failure);
            return this;
        }
        return follow(typed, Behavior.interpretMessage(inner, typed, message));
    }

    private BackendStart startOf(ActorContext<NodeMessage> actor) {
        return failure != null ? new BackendDown(failure) : BackendUp.of(context.subtree(), actor.getSelf());
    }

    private BackendInfo info() {
        NodeSummary summary = context.subtree().summary(context.path());
        boolean well = summary != null && summary.state().equals(RunState.RUNNING);
        return new BackendInfo(
                placed.name(),
                provider.info(),
                Set.of(),
                Set.of(),
                ProtocolRange.CURRENT,
                new Health(well, well || summary == null ? "" : summary.state() + ": " + summary.summary()),
                context.member());
    }

    private Behavior<NodeMessage> follow(TypedActorContext<NodeMessage> typed, Behavior<NodeMessage> next) {
        Behavior<NodeMessage> before = inner;
        inner = Behavior.canonicalize(next, inner, typed);
        if (!Behavior.isAlive(inner)) {
            return Behaviors.stopped(() -> {
                Behavior.interpretSignal(before, typed, PostStop.instance());
                resources.end();
            });
        }
        return Behavior.isUnhandled(next) ? Behaviors.unhandled() : this;
    }

    @Override
    public Behavior<NodeMessage> receiveSignal(TypedActorContext<NodeMessage> typed, Signal signal) {
        if (signal instanceof PostStop) {
            resources.end();
        }
        return follow(typed, Behavior.interpretSignal(inner, typed, signal));
    }
}
