package io.libswarm.runtime.tree;

import akka.actor.AllDeadLetters;
import akka.actor.DeadLetter;
import akka.actor.UnhandledMessage;
import akka.actor.typed.Behavior;
import akka.actor.typed.eventstream.EventStream;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodeQuery;
import io.libswarm.protocol.NodeReply;
import io.libswarm.runtime.gate.Failures;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Answers what nobody else can, a query whose node has ended, on the member where it lived; counts these and what a node has no
 * handler for, as {@code libswarm.dead.letters} and {@code libswarm.unhandled}. One on each member.
 */
public final class DroppedMessages {
    private DroppedMessages() {}

    public static Behavior<Object> create(MeterRegistry meters) {
        return Behaviors.setup(context -> {
            context.getSystem()
                    .eventStream()
                    .tell(new EventStream.Subscribe<>(
                            DeadLetter.class, context.getSelf().narrow()));
            context.getSystem()
                    .eventStream()
                    .tell(new EventStream.Subscribe<>(
                            UnhandledMessage.class, context.getSelf().narrow()));
            Counter dead = meters.counter("libswarm.dead.letters");
            Counter unhandled = meters.counter("libswarm.unhandled");
            return Behaviors.receive(Object.class)
                    .onMessage(DeadLetter.class, letter -> {
                        dead.increment();
                        onDead(letter);
                        return Behaviors.same();
                    })
                    .onMessage(UnhandledMessage.class, message -> {
                        unhandled.increment();
                        onUnhandled(context, message);
                        return Behaviors.same();
                    })
                    .onAnyMessage(other -> Behaviors.same())
                    .build();
        });
    }

    /** The answer for a node whose actor has ended: {@code NOT_FOUND}, and retryable, which tells the asker to resolve again. */
    static Failure gone(String actor) {
        return new Failure(
                ErrorCode.NOT_FOUND,
                "the node's actor " + actor + " has ended (expected: resolve the path again)",
                true,
                null);
    }

    private static void onDead(AllDeadLetters letter) {
        if (letter.message() instanceof NodeQuery<?> query) {
            answer(query, gone(letter.recipient().path().name()));
        }
    }

    private static void onUnhandled(ActorContext<Object> context, UnhandledMessage message) {
        context.getLog()
                .warn(
                        "{} has no handler for {}",
                        message.recipient().path(),
                        message.message().getClass().getSimpleName());
    }

    private static <R extends NodeReply> void answer(NodeQuery<R> query, Failure failure) {
        query.replyTo().tell(Failures.as(failure));
    }
}
