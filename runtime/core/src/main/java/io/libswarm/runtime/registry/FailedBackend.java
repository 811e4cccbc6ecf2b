package io.libswarm.runtime.registry;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.Kind;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.Verb;
import io.libswarm.runtime.gate.AnsweredException;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.gate.Failures;
import io.libswarm.runtime.node.Handlers;
import io.libswarm.runtime.node.NodeBehavior;
import io.libswarm.runtime.spi.BackendContext;
import io.libswarm.runtime.spi.InvalidSettings;
import java.util.Map;
import java.util.Set;

/** In the place of a backend that could not be created, until it can: shows why. */
final class FailedBackend extends NodeBehavior<FailedBackend> {
    private static final Handlers<FailedBackend> HANDLERS =
            NodeBehavior.<FailedBackend>basics().build();

    /** What it can answer itself. */
    static final Set<Verb> VERBS = HANDLERS.verbs();

    private FailedBackend(ActorContext<NodeMessage> actor, BackendContext context, Placed placed, String why) {
        super(actor, context.subtree(), context.path());
        context.subtree()
                .put(
                        new NodeSummary(
                                context.path(),
                                Kind.BACKEND,
                                RunState.FAILED,
                                placed.backend().labels(),
                                Map.of("provider", placed.backend().spec().provider()),
                                why,
                                new Cursor("", 0, 0)),
                        actor.getSelf(),
                        HANDLERS.verbs());
    }

    static Behavior<NodeMessage> create(BackendContext context, Placed placed, String why) {
        return Behaviors.setup(actor -> new FailedBackend(actor, context, placed, why));
    }

    /** Whether it answers this itself. */
    static boolean has(Call<?, ?> call) {
        return VERBS.contains(call.query().verb());
    }

    /** What an exception of a provider's means to whoever asked for the backend. */
    static Failure failure(Placed placed, RuntimeException thrown) {
        NodePath path = NodePath.of(placed.name());
        String prefix = "backend " + placed.name() + " could not be created: ";
        if (thrown instanceof AnsweredException answered) {
            return Failure.of(
                    answered.failure().code(), prefix + answered.failure().message(), path);
        } else if (thrown instanceof InvalidSettings) {
            return Failure.of(ErrorCode.INVALID, prefix + thrown.getMessage(), path);
        }
        Failure failure = Failures.from(thrown);
        return failure.code() == ErrorCode.INTERNAL
                ? Failure.of(
                        ErrorCode.BACKEND_FAILED,
                        prefix + placed.backend().spec().provider() + " failed with "
                                + thrown.getClass().getSimpleName() + " (see the log of the member)",
                        path)
                : Failure.of(failure.code(), prefix + failure.message(), path);
    }

    @Override
    protected Handlers<FailedBackend> handlers() {
        return HANDLERS;
    }
}
