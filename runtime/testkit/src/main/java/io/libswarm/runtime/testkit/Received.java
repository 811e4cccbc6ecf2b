package io.libswarm.runtime.testkit;

import akka.actor.typed.ActorSystem;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.SinkQueueWithCancel;
import akka.stream.javadsl.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** An offered stream, read element by element: what is not read holds its source back. One thread. */
final class Received<T> {
    private final SinkQueueWithCancel<T> queue;

    private Received(SinkQueueWithCancel<T> queue) {
        this.queue = queue;
    }

    static <T> Received<T> of(Source<T, ?> source, ActorSystem<?> system) {
        return new Received<>(source.runWith(Sink.queue(), system));
    }

    /** The next element; empty at the end. */
    Optional<T> next() {
        return Probe.answer(queue.pull());
    }

    /** All up to the first that is meant, which is the last. */
    List<T> until(Predicate<T> meant) {
        List<T> read = new ArrayList<>();
        Optional<T> next = next();
        while (next.isPresent()) {
            read.add(next.get());
            if (meant.test(next.get())) {
                return read;
            }
            next = next();
        }
        throw new AssertionError("the stream ended before what was expected came: " + read);
    }

    /** All up to the end. */
    List<T> all() {
        List<T> read = new ArrayList<>();
        for (Optional<T> next = next(); next.isPresent(); next = next()) {
            read.add(next.get());
        }
        return read;
    }

    void cancel() {
        queue.cancel();
    }
}
