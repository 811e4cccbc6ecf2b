package io.libswarm.client;

import akka.Done;
import akka.actor.typed.ActorSystem;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.libswarm.protocol.StreamEnded;
import io.libswarm.protocol.StreamName;
import io.libswarm.protocol.UploadOffered;
import io.libswarm.runtime.stream.Streams;
import java.util.concurrent.CompletionStage;

/** Sends what an upload takes. */
final class Uploads {
    private Uploads() {}

    /** Completes when the other side says that all is written. */
    static CompletionStage<Done> send(UploadOffered offered, Source<ByteString, ?> tar, ActorSystem<?> system) {
        CompletionStage<Done> outcome = offered.outcome()
                .getSource()
                .collectType(StreamEnded.class)
                .runWith(Sink.head(), system)
                .thenApply(end -> {
                    Elements.check(end);
                    return Done.getInstance();
                });
        Streams.chunks(StreamName.DATA, tar).runWith(offered.tar().getSink(), system);
        return outcome;
    }
}
