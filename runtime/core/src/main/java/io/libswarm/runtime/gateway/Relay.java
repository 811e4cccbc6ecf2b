package io.libswarm.runtime.gateway;

import akka.NotUsed;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Adapter;
import akka.japi.pf.PFBuilder;
import akka.stream.Materializer;
import akka.stream.SharedKillSwitch;
import akka.stream.SinkRef;
import akka.stream.SourceRef;
import akka.stream.javadsl.Keep;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.stream.javadsl.StreamRefs;
import akka.util.ByteString;
import io.libswarm.protocol.ConnectionOffered;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.FilesOffered;
import io.libswarm.protocol.LogsOffered;
import io.libswarm.protocol.NativeOffered;
import io.libswarm.protocol.NodeReply;
import io.libswarm.protocol.StreamChunk;
import io.libswarm.protocol.StreamElement;
import io.libswarm.protocol.UploadOffered;
import io.libswarm.protocol.WatchEnded;
import io.libswarm.protocol.WatchEvent;
import io.libswarm.protocol.WatchOffered;
import io.libswarm.runtime.gate.AnsweredException;
import io.libswarm.runtime.gate.Failures;
import io.libswarm.runtime.stream.Streams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Takes up the streams of a reply and offers them anew as its own, back-pressured as before. The last element says why a stream was cut.
 * They end with the actor that relays them, or when its switch is thrown.
 *
 * <p>Why not hand on the references? A stream between a member and a system that is none never learns of the other's death, and its sending
 * end waits for that even when all is sent. So each relayed stream gets a materializer of its own, which is shut down a little after the
 * stream has ended, or with the actor.
 */
public final class Relay {
    private static final Duration LINGER = Duration.ofSeconds(5);

    private final ActorContext<?> context;
    private final SharedKillSwitch cut;

    /**
     * A relay.
     *
     * @param context of the actor that relays, whose thread alone calls this
     * @param cut ends all its streams
     */
    public Relay(ActorContext<?> context, SharedKillSwitch cut) {
        this.context = context;
        this.cut = cut;
    }

    /** The same reply, with streams that come by way of here. A reply without streams is itself. */
    public NodeReply relayed(NodeReply reply) {
        if (reply instanceof WatchOffered m) {
            return new WatchOffered(events(m.events()));
        } else if (reply instanceof LogsOffered m) {
            return new LogsOffered(output(m.chunks()));
        } else if (reply instanceof FilesOffered m) {
            return new FilesOffered(output(m.tar()));
        } else if (reply instanceof ConnectionOffered m) {
            return new ConnectionOffered(input(m.input()), output(m.output()), m.terminal());
        } else if (reply instanceof NativeOffered m) {
            return new NativeOffered(input(m.request()), output(m.response()));
        } else if (reply instanceof UploadOffered m) {
            return new UploadOffered(input(m.tar()), output(m.outcome()));
        }
        return reply;
    }

    /** Takes up the streams of a reply that nobody wants any more, and ends them, so that nothing waits for them at their source. */
    public static void decline(NodeReply reply, ActorSystem<?> system) {
        if (reply instanceof WatchOffered m) {
            m.events().getSource().runWith(Sink.cancelled(), system);
        } else if (reply instanceof LogsOffered m) {
            m.chunks().getSource().runWith(Sink.cancelled(), system);
        } else if (reply instanceof FilesOffered m) {
            m.tar().getSource().runWith(Sink.cancelled(), system);
        } else if (reply instanceof ConnectionOffered m) {
            decline(m.input(), m.output(), system);
        } else if (reply instanceof NativeOffered m) {
            decline(m.request(), m.response(), system);
        } else if (reply instanceof UploadOffered m) {
            decline(m.tar(), m.outcome(), system);
        }
    }

    private static void decline(SinkRef<StreamElement> in, SourceRef<StreamElement> out, ActorSystem<?> system) {
        Failure unwanted = Failure.of(ErrorCode.UNAVAILABLE, "whoever asked for the stream has gone");
        Source.<StreamElement>failed(new AnsweredException(unwanted)).runWith(in.getSink(), system);
        out.getSource().runWith(Sink.cancelled(), system);
    }

    private SourceRef<StreamElement> output(SourceRef<StreamElement> from) {
        return offer(cuttable(from).via(Streams.framed()));
    }

    private SourceRef<WatchEvent> events(SourceRef<WatchEvent> from) {
        return offer(cuttable(from)
                .recover(new PFBuilder<Throwable, WatchEvent>()
                        .matchAny(failed -> ended(Failures.from(failed)))
                        .build()));
    }

    private static WatchEvent ended(Failure failure) {
        return new WatchEnded(failure.code(), failure.message());
    }

    private <T> Source<T, NotUsed> cuttable(SourceRef<T> from) {
        return from.getSource().via(cut.flow());
    }

    private <T> SourceRef<T> offer(Source<T, NotUsed> source) {
        Materializer own = materializer();
        return source.watchTermination((unused, done) -> endingWith(done, own)).runWith(StreamRefs.sourceRef(), own);
    }

    private SinkRef<StreamElement> input(SinkRef<StreamElement> to) {
        Materializer own = materializer();
        return StreamRefs.<StreamElement>sinkRef()
                .via(cut.flow())
                .mapConcat(Relay::split)
                .watchTermination((ref, done) -> {
                    endingWith(done, own);
                    return ref;
                })
                .toMat(to.getSink(), Keep.left())
                .run(own);
    }

    /** What is sent to a node was made by anyone, and may be larger than a message. */
    private static Iterable<StreamElement> split(StreamElement element) {
        if (!(element instanceof StreamChunk chunk) || chunk.data().size() <= StreamChunk.LARGEST) {
            return List.of(element);
        }
        List<StreamElement> parts = new ArrayList<>();
        for (ByteString rest = chunk.data(); !rest.isEmpty(); rest = rest.drop(StreamChunk.LARGEST)) {
            parts.add(new StreamChunk(chunk.stream(), rest.take(StreamChunk.LARGEST), chunk.time()));
        }
        return parts;
    }

    private Materializer materializer() {
        return Materializer.createMaterializer(Adapter.toClassic(context));
    }

    private NotUsed endingWith(CompletionStage<?> done, Materializer own) {
        var system = context.getSystem();
        done.whenComplete(
                (ok, failed) -> system.scheduler().scheduleOnce(LINGER, own::shutdown, system.executionContext()));
        return NotUsed.getInstance();
    }
}
