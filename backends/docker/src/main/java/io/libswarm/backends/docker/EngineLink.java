package io.libswarm.backends.docker;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.PreRestart;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.stream.KillSwitches;
import akka.stream.UniqueKillSwitch;
import akka.stream.javadsl.Framing;
import akka.stream.javadsl.FramingTruncation;
import akka.stream.javadsl.Keep;
import akka.stream.javadsl.Sink;
import akka.util.ByteString;
import com.fasterxml.jackson.databind.JsonNode;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.runtime.http.dial.RequestBody;
import io.libswarm.runtime.http.dial.RequestHead;
import io.libswarm.runtime.http.dial.Response;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Keeps in touch with one engine: meets it, listens to its events, pings it, and starts over with back-off when either fails. Owns
 * nothing but the event stream; tells its parent what it hears. Being told twice that the engine was met is normal: each time there may
 * have been a gap.
 */
final class EngineLink extends AbstractBehavior<EngineLink.Message> {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final int LONGEST_EVENT = 4 * 1024 * 1024;

    /** The link's own. */
    sealed interface Message {}

    private record Connected(int round, EngineObject host, Response events) implements Message {}

    private record Broken(int round, Throwable failure) implements Message {}

    private record Pinged(int round) implements Message {}

    private enum Due implements Message {
        CONNECT,
        PING
    }

    private final EnginePort port;
    private final ActorRef<NodeMessage> parent;
    private final TimerScheduler<Message> timers;
    private Duration pause = FIRST_PAUSE;
    private int round;
    private @Nullable UniqueKillSwitch listening;

    private EngineLink(
            ActorContext<Message> context,
            TimerScheduler<Message> timers,
            EnginePort port,
            ActorRef<NodeMessage> parent) {
        super(context);
        this.port = port;
        this.parent = parent;
        this.timers = timers;
    }

    static Behavior<Message> create(EnginePort port, ActorRef<NodeMessage> parent) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            EngineLink link = new EngineLink(context, timers, port, parent);
            link.connect();
            return link;
        }));
    }

    @Override
    public Receive<Message> createReceive() {
        return newReceiveBuilder()
                .onMessage(Connected.class, this::onConnected)
                .onMessage(Broken.class, this::onBroken)
                .onMessage(Pinged.class, this::onPinged)
                .onMessageEquals(Due.CONNECT, this::connect)
                .onMessageEquals(Due.PING, this::ping)
                .onSignal(PostStop.class, stopped -> hangUp())
                .onSignal(PreRestart.class, restarting -> hangUp())
                .build();
    }

    /** Listens first and describes then, so that nothing falls between. */
    private Behavior<Message> connect() {
        int current = ++round;
        Duration within = port.settings().pingWithin();
        CompletionStage<Connected> connected = port.calls().stream(
                        RequestHead.get("/events"), RequestBody.none(), within)
                .thenCompose(events -> port.calls()
                        .get("/info", within)
                        .thenApply(info -> new Connected(current, HostMapping.host(info, port.settings()), events))
                        .whenComplete((done, failure) -> {
                            if (failure != null) {
                                events.discard();
                            }
                        }));
        getContext().pipeToSelf(connected, (done, failure) -> failure == null ? done : new Broken(current, failure));
        return this;
    }

    private Behavior<Message> onConnected(Connected connected) {
        if (connected.round != round) {
            connected.events.discard();
            return this;
        }
        pause = FIRST_PAUSE;
        port.lost(null);
        parent.tell(new EngineMessage.Met(connected.host));
        var running = connected
                .events
                .body()
                .via(Framing.delimiter(ByteString.fromString("\n"), LONGEST_EVENT, FramingTruncation.ALLOW))
                .viaMat(KillSwitches.single(), Keep.right())
                .toMat(Sink.foreach(this::heard), Keep.both())
                .run(getContext().getSystem());
        listening = running.first();
        getContext()
                .pipeToSelf(
                        running.second(),
                        (done, failure) -> new Broken(
                                connected.round,
                                failure == null ? new IllegalStateException("the engine ended its events") : failure));
        timers.startSingleTimer(Due.PING, port.settings().pingEvery());
        return this;
    }

    private void heard(ByteString line) {
        JsonNode event = Json.read(line);
        parent.tell(new EngineMessage.Happened(EngineEvent.of(event)));
    }

    private Behavior<Message> ping() {
        int current = round;
        CompletionStage<ByteString> pong =
                port.calls().get("/_ping", port.settings().pingWithin());
        getContext()
                .pipeToSelf(
                        pong, (done, failure) -> failure == null ? new Pinged(current) : new Broken(current, failure));
        return this;
    }

    private Behavior<Message> onPinged(Pinged pinged) {
        if (pinged.round == round) {
            timers.startSingleTimer(Due.PING, port.settings().pingEvery());
        }
        return this;
    }

    /** An engine whose events break off is lost only when it can't be reached at once; a second stream usually settles it. */
    private Behavior<Message> onBroken(Broken broken) {
        if (broken.round != round) {
            return this;
        }
        boolean listened = listening != null;
        hangUp();
        timers.cancel(Due.PING);
        if (listened && !EngineErrors.isTimeout(broken.failure)) {
            return connect();
        }
        round++;
        String why = EngineErrors.failure(broken.failure).message();
        port.lost(why);
        parent.tell(new EngineMessage.Lost(why));
        timers.startSingleTimer(Due.CONNECT, pause);
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        return this;
    }

    private Behavior<Message> hangUp() {
        if (listening != null) {
            listening.shutdown();
            listening = null;
        }
        return this;
    }
}
