package io.libswarm.client;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.stream.KillSwitches;
import akka.stream.SharedKillSwitch;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.ProtocolRange;
import io.libswarm.runtime.gate.AnsweredException;
import io.libswarm.runtime.gateway.Answered;
import io.libswarm.runtime.gateway.ClientBeat;
import io.libswarm.runtime.gateway.ClientHello;
import io.libswarm.runtime.gateway.ClientLeft;
import io.libswarm.runtime.gateway.Gateway;
import io.libswarm.runtime.gateway.Relay;
import io.libswarm.runtime.gateway.SessionBeat;
import io.libswarm.runtime.gateway.SessionEnded;
import io.libswarm.runtime.gateway.SessionMessage;
import io.libswarm.runtime.gateway.ToClient;
import io.libswarm.runtime.gateway.Welcomed;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The client's one link to the cluster: a session on one member. When the session ends or falls silent, the streams that came through it are
 * cut, and the link goes on to the next contact, to which queries that wait are sent again.
 */
final class Link extends AbstractBehavior<LinkMessage> {
    private static final Duration SWEEP = Duration.ofMillis(100);
    private static final Duration WELCOME = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final TimerScheduler<LinkMessage> timers;
    private final ClientSettings settings;
    private final PendingQueries pending;
    private final LinkState state;
    private final Contacts contacts;
    private final ActorRef<ToClient> self;
    private @Nullable ActorRef<SessionMessage> session;
    private SharedKillSwitch cut = KillSwitches.shared("link");
    private String contact = "";
    private long attempt;
    private long heardNanos;

    private Link(
            ActorContext<LinkMessage> context,
            TimerScheduler<LinkMessage> timers,
            ClientSettings settings,
            PendingQueries pending,
            LinkState state) {
        super(context);
        this.timers = timers;
        this.settings = settings;
        this.pending = pending;
        this.state = state;
        this.contacts = new Contacts(settings.contacts());
        this.self = context.messageAdapter(ToClient.class, LinkMessage.Heard::new);
        timers.startTimerWithFixedDelay(new LinkMessage.Sweep(), SWEEP);
        knock();
    }

    static Behavior<LinkMessage> create(ClientSettings settings, PendingQueries pending, LinkState state) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new Link(context, timers, settings, pending, state)));
    }

    @Override
    public Receive<LinkMessage> createReceive() {
        return newReceiveBuilder()
                .onMessage(LinkMessage.Heard.class, this::onHeard)
                .onMessage(LinkMessage.Beat.class, this::onBeat)
                .onMessage(LinkMessage.Verdict.class, this::onVerdict)
                .onMessage(LinkMessage.Sweep.class, this::onSweep)
                .onMessage(LinkMessage.NoWelcome.class, this::onNoWelcome)
                .onMessage(LinkMessage.Close.class, this::onClose)
                .build();
    }

    private void knock() {
        attempt++;
        contact = contacts.next();
        ActorRef<ClientHello> gateway = ActorRefResolver.get(getContext().getSystem())
                .resolveActorRef("akka://" + settings.cluster() + "@" + contact + "/user/" + Gateway.NAME);
        gateway.tell(new ClientHello(attempt, self, ProtocolRange.CURRENT));
        timers.startSingleTimer("welcome", new LinkMessage.NoWelcome(attempt), WELCOME);
    }

    private Behavior<LinkMessage> onNoWelcome(LinkMessage.NoWelcome late) {
        if (session == null && late.attempt() == attempt) {
            knock();
        }
        return this;
    }

    private Behavior<LinkMessage> onHeard(LinkMessage.Heard heard) {
        ToClient message = heard.message();
        if (message instanceof Answered answered) {
            onAnswered(answered);
        } else if (message instanceof Welcomed welcomed) {
            onWelcomed(welcomed);
        } else if (message instanceof SessionEnded ended && ended.attempt() == attempt) {
            onEnded(ended.failure());
        } else if (message instanceof SessionBeat beat && beat.attempt() == attempt) {
            heardNanos = System.nanoTime();
        }
        return this;
    }

    private void onAnswered(Answered answered) {
        if (pending.expects(answered.number())) {
            heardNanos = System.nanoTime();
            pending.answered(answered.number(), new Relay(getContext(), cut).relayed(answered.reply()));
        } else {
            Relay.decline(answered.reply(), getContext().getSystem());
        }
    }

    private void onWelcomed(Welcomed welcomed) {
        if (welcomed.attempt() != attempt || session != null) {
            welcomed.session().tell(new ClientLeft());
            return;
        }
        session = welcomed.session();
        heardNanos = System.nanoTime();
        timers.cancel("welcome");
        timers.startTimerWithFixedDelay(new LinkMessage.Beat(), Gateway.BEAT);
        contacts.learn(welcomed.contacts());
        state.connected(contact, welcomed.member());
        pending.connected(welcomed.session());
    }

    private void onEnded(Failure failure) {
        if (session != null) {
            disconnect(failure.message());
        }
        state.disconnected(failure.message());
        timers.startSingleTimer("welcome", new LinkMessage.NoWelcome(attempt), PAUSE);
    }

    private Behavior<LinkMessage> onBeat(LinkMessage.Beat beat) {
        ActorRef<SessionMessage> to = session;
        if (to == null) {
            return this;
        }
        to.tell(new ClientBeat());
        if (System.nanoTime() - heardNanos >= Gateway.SILENCE.toNanos()) {
            getContext().getSelf().tell(new LinkMessage.Verdict(heardNanos));
        }
        return this;
    }

    private Behavior<LinkMessage> onVerdict(LinkMessage.Verdict verdict) {
        ActorRef<SessionMessage> to = session;
        if (to != null && heardNanos == verdict.heardNanos()) {
            to.tell(new ClientLeft());
            disconnect("member at " + contact + " does not answer any more");
            knock();
        }
        return this;
    }

    private void disconnect(String why) {
        getContext().getLog().info("{}: going on with another", why);
        session = null;
        timers.cancel(new LinkMessage.Beat());
        cut.abort(new AnsweredException(ErrorCode.UNAVAILABLE, "the stream was cut: " + why));
        cut = KillSwitches.shared("link");
        state.disconnected(why);
        pending.disconnected(why);
    }

    private Behavior<LinkMessage> onSweep(LinkMessage.Sweep sweep) {
        pending.expire(() -> session != null
                ? Failure.of(ErrorCode.TIMED_OUT, "no answer in time from the member at " + contact)
                : Failure.of(ErrorCode.UNAVAILABLE, "no member answers (tried: " + contacts + ")"));
        return this;
    }

    private Behavior<LinkMessage> onClose(LinkMessage.Close close) {
        if (session != null) {
            session.tell(new ClientLeft());
        }
        Failure closed = Failure.of(ErrorCode.UNAVAILABLE, "the client has been closed");
        pending.close(closed);
        cut.abort(new AnsweredException(closed));
        close.closed().complete(null);
        return Behaviors.stopped();
    }
}
