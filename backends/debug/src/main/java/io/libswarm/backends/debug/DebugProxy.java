package io.libswarm.backends.debug;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import io.libswarm.protocol.NodeHandle;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.ResolveNode;
import io.libswarm.protocol.Verb;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.gate.OnCrash;
import io.libswarm.runtime.spi.BackendContext;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * Stands in front of one node that was resolved through the debug backend: a child of its {@link DebugNode}. Ends with the node behind, or
 * when nobody has asked it anything for a while; whoever still holds its handle resolves again.
 */
final class DebugProxy {
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final Duration LINGER = Duration.ofSeconds(2);
    /** Also those that the node behind lacks: its own refusal is passed on, and logged. */
    static final Set<Verb> VERBS = EnumSet.complementOf(EnumSet.of(Verb.UNKNOWN));

    private enum Own implements NodeMessage {
        IDLE,
        GONE
    }

    private DebugProxy() {}

    static Behavior<NodeMessage> create(
            BackendContext backend, Mirror mirror, NodeHandle behind, Passage passage, ActorRef<NodeMessage> top) {
        return backend.gated(
                mirror.shown(),
                VERBS,
                OnCrash.RESUME,
                () -> Behaviors.setup(context -> {
                    context.watchWith(behind.ref(), Own.GONE);
                    context.setReceiveTimeout(IDLE, Own.IDLE);
                    return Behaviors.receiveMessage(message -> {
                        if (message == Own.GONE) {
                            // Its last answer, such as that of its own removal, may still be on its way.
                            context.scheduleOnce(LINGER, context.getSelf(), Own.IDLE);
                        } else if (message == Own.IDLE) {
                            return Behaviors.stopped();
                        }
                        if (message instanceof Call<?, ?> call) {
                            take(call, passage, top);
                        }
                        return Behaviors.same();
                    });
                }));
    }

    private static void take(Call<?, ?> call, Passage passage, ActorRef<NodeMessage> top) {
        if (call.query() instanceof ResolveNode) {
            call.forward(top);
        } else {
            passage.pass(call);
        }
    }
}
