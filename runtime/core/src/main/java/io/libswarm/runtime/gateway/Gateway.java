package io.libswarm.runtime.gateway;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.ProtocolRange;
import io.libswarm.runtime.tree.Tree;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Runs on every member at {@code /user/gateway} and gives each client that says {@link ClientHello} a session of its own. A client is
 * an actor system with remoting that is no member of the cluster: nothing that it does, or that becomes of it, touches the membership.
 */
public final class Gateway {
    /** The name that the guardian must spawn it by. */
    public static final String NAME = "gateway";

    /** How often either side shows that it is there. */
    public static final Duration BEAT = Duration.ofSeconds(1);

    /** Either side takes the other for gone when it has heard nothing for that long. */
    public static final Duration SILENCE = Duration.ofSeconds(5);

    /** How many queries of one client may wait for their answer; more are answered {@code BUSY}. */
    public static final int MOST_IN_FLIGHT = 1024;

    private Gateway() {}

    /**
     * The actor.
     *
     * @param tree what clients ask
     * @param member the name of this member
     * @param contacts {@code host:port} of all members now; asked on the actor's thread, must not block
     */
    public static Behavior<ClientHello> create(Tree tree, String member, Supplier<List<String>> contacts) {
        return Behaviors.setup(context -> Behaviors.receiveMessage(hello -> {
            admit(context, hello, tree, member, contacts);
            return Behaviors.same();
        }));
    }

    private static void admit(
            ActorContext<ClientHello> context,
            ClientHello hello,
            Tree tree,
            String member,
            Supplier<List<String>> contacts) {
        ProtocolRange own = ProtocolRange.CURRENT;
        ProtocolRange theirs = hello.protocol();
        if (theirs.highest() < own.lowest() || theirs.lowest() > own.highest()) {
            Failure failure = Failure.of(
                    ErrorCode.UNSUPPORTED,
                    "client speaks protocol " + theirs.lowest() + " to " + theirs.highest() + " (member " + member
                            + " expects: " + own.lowest() + " to " + own.highest() + ")");
            hello.client().tell(new SessionEnded(hello.attempt(), failure));
            return;
        }
        ActorRef<SessionMessage> session = context.spawnAnonymous(ClientSession.create(tree, hello, member));
        hello.client().tell(new Welcomed(hello.attempt(), session, member, contacts.get()));
    }
}
