package io.libswarm.client;

import akka.Done;
import akka.NotUsed;
import akka.actor.typed.ActorSystem;
import akka.stream.javadsl.JavaFlowSupport;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import io.libswarm.runtime.gate.AnsweredException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/**
 * What a query streams, as a {@link Flow.Publisher} or an Akka {@link Source}. Back-pressured from end to end: a slow subscriber slows the
 * source of it all, and nobody else. Ends with a {@link SwarmException} when it was cut.
 *
 * @param <T> what is streamed
 */
public final class SwarmStream<T> implements Flow.Publisher<T> {
    private final Source<T, NotUsed> source;
    private final ActorSystem<?> system;

    SwarmStream(Source<T, NotUsed> source, ActorSystem<?> system) {
        this.source = source.mapError(AnsweredException.class, cut -> new SwarmException(cut.failure()));
        this.system = system;
    }

    /** Runs it. */
    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
        source.<T>map(each -> each).runWith(JavaFlowSupport.Sink.fromSubscriber(subscriberOf(subscriber)), system);
    }

    @SuppressWarnings("unchecked")
    private static <T> Flow.Subscriber<T> subscriberOf(Flow.Subscriber<? super T> subscriber) {
        return (Flow.Subscriber<T>) subscriber;
    }

    /** As a source; runs when it is materialized, in any actor system of this process. */
    public Source<T, NotUsed> source() {
        return source;
    }

    /** Runs it, element by element. */
    public CompletionStage<Done> forEach(Consumer<? super T> action) {
        return source.runWith(Sink.foreach(action::accept), system);
    }

    /** Runs it, and keeps all that comes. */
    public CompletionStage<List<T>> toList() {
        return source.runWith(Sink.seq(), system);
    }
}
