package io.libswarm.runtime.gateway;

import akka.actor.Address;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.stream.KillSwitches;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodeQuery;
import io.libswarm.protocol.NodeReply;
import io.libswarm.protocol.Principal;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.ResolveNode;
import io.libswarm.protocol.ResolveReply;
import io.libswarm.runtime.gate.Failures;
import io.libswarm.runtime.gate.Fitting;
import io.libswarm.runtime.tree.Tree;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One client's place on this member. Says who asks, counts what is in flight, and relays what is streamed. It ends when the client says so
 * or has been silent for {@link Gateway#SILENCE}, and all the client's streams end with it: the relays are its children.
 */
final class ClientSession extends AbstractBehavior<SessionMessage> {
    private final Tree tree;
    private final ActorRef<ToClient> client;
    private final long attempt;
    private final String member;
    private final Principal principal;
    private final Relay relay;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final ActorSystem<?> system;
    private final ActorRef<SessionMessage> self;
    private long heardNanos = System.nanoTime();
    private volatile boolean ended;

    /** Time to look whether the client is still there. */
    private record Look() implements SessionMessage {}

    /** It seemed silent; what it has said meanwhile stands in the mailbox before this. */
    private record Verdict(long heardNanos) implements SessionMessage {}

    /** A node offers streams. */
    private record Offered(long number, NodeReply reply) implements SessionMessage {}

    private ClientSession(ActorContext<SessionMessage> context, Tree tree, ClientHello hello, String member) {
        super(context);
        this.system = context.getSystem();
        this.self = context.getSelf();
        this.tree = tree;
        this.client = hello.client();
        this.attempt = hello.attempt();
        this.member = member;
        this.principal = new Principal("client@" + address(client.path().address()), Set.of());
        this.relay = new Relay(context, KillSwitches.shared("session"));
    }

    static Behavior<SessionMessage> create(Tree tree, ClientHello hello, String member) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            timers.startTimerWithFixedDelay(new Look(), Gateway.BEAT);
            return new ClientSession(context, tree, hello, member);
        }));
    }

    private static String address(Address address) {
        return address.hasGlobalScope() ? address.hostPort().replaceFirst("^.*@", "") : "local";
    }

    @Override
    public Receive<SessionMessage> createReceive() {
        return newReceiveBuilder()
                .onMessage(ClientQuery.class, this::onQuery)
                .onMessage(Offered.class, this::onOffered)
                .onMessage(ClientBeat.class, this::onBeat)
                .onMessage(Look.class, this::onLook)
                .onMessage(Verdict.class, this::onVerdict)
                .onMessage(ClientLeft.class, left -> Behaviors.stopped())
                .onSignal(PostStop.class, this::onEnded)
                .build();
    }

    private Behavior<SessionMessage> onQuery(ClientQuery asked) {
        heardNanos = System.nanoTime();
        if (inFlight.incrementAndGet() > Gateway.MOST_IN_FLIGHT) {
            answer(
                    asked.number(),
                    Failure.of(
                            ErrorCode.BUSY,
                            Gateway.MOST_IN_FLIGHT + " queries of this client are waiting (expected: fewer)"));
            return this;
        }
        ask(asked, asked.query()).whenComplete((reply, failed) -> {
            // A node on this member did not know that its answer goes further.
            NodeReply known = failed == null ? Fitting.fitting(reply, asked.path()) : Failures.from(failed);
            if (known instanceof Failure || !asked.query().verb().streaming()) {
                answer(asked.number(), known);
            } else if (ended) {
                Relay.decline(known, system);
            } else {
                self.tell(new Offered(asked.number(), known));
            }
        });
        return this;
    }

    @SuppressWarnings("unchecked")
    private <R extends NodeReply> CompletionStage<R> ask(ClientQuery asked, NodeQuery<R> query) {
        QueryContext context = query.context().as(principal);
        if (query instanceof ResolveNode resolve) {
            CompletionStage<ResolveReply> resolved = tree.resolve(resolve.path(), context);
            return (CompletionStage<R>) resolved;
        }
        return asked.handle() == null
                ? tree.ask(asked.path(), context, query::readdressed)
                : tree.ask(asked.handle(), context, query::readdressed);
    }

    private void answer(long number, NodeReply reply) {
        inFlight.decrementAndGet();
        client.tell(new Answered(number, reply));
    }

    private Behavior<SessionMessage> onOffered(Offered offered) {
        answer(offered.number(), relay.relayed(offered.reply()));
        return this;
    }

    private Behavior<SessionMessage> onBeat(ClientBeat beat) {
        heardNanos = System.nanoTime();
        client.tell(new SessionBeat(attempt));
        return this;
    }

    private Behavior<SessionMessage> onLook(Look look) {
        if (System.nanoTime() - heardNanos >= Gateway.SILENCE.toNanos()) {
            self.tell(new Verdict(heardNanos));
        }
        return this;
    }

    private Behavior<SessionMessage> onVerdict(Verdict verdict) {
        if (heardNanos != verdict.heardNanos()) {
            return this;
        }
        getContext().getLog().info("{} has gone: its session ends", principal.name());
        return Behaviors.stopped();
    }

    private Behavior<SessionMessage> onEnded(PostStop signal) {
        ended = true;
        client.tell(new SessionEnded(
                attempt, Failure.of(ErrorCode.UNAVAILABLE, "member " + member + " has ended the session")));
        return this;
    }
}
