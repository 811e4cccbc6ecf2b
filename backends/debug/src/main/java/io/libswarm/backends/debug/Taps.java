package io.libswarm.backends.debug;

import akka.NotUsed;
import akka.actor.typed.ActorSystem;
import akka.stream.KillSwitches;
import akka.stream.Materializer;
import akka.stream.SharedKillSwitch;
import akka.stream.SinkRef;
import akka.stream.SourceRef;
import akka.stream.SystemMaterializer;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.StreamRefs;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.StreamElement;
import io.libswarm.protocol.WireMessage;
import io.libswarm.runtime.gate.AnsweredException;
import java.util.function.UnaryOperator;

/**
 * Streams on their way through: each element is handed on as it is, at the pace of its reader, and counted. Completion, half-close and failure
 * pass, too. Any thread.
 */
final class Taps {
    private final Materializer materializer;
    private final DebugLog log;
    private final SharedKillSwitch ended = KillSwitches.shared("debug");

    Taps(ActorSystem<?> system, DebugLog log) {
        this.materializer = SystemMaterializer.get(system).materializer();
        this.log = log;
    }

    <T extends WireMessage> SourceRef<T> source(SourceRef<T> from, Entry entry, String name) {
        return source(from, entry, name, element -> element);
    }

    <T extends WireMessage> SourceRef<T> source(SourceRef<T> from, Entry entry, String name, UnaryOperator<T> shown) {
        return from.getSource()
                .via(this.<T>counted(entry, name))
                .map(shown::apply)
                .runWith(StreamRefs.sourceRef(), materializer);
    }

    SinkRef<StreamElement> sink(SinkRef<StreamElement> to, Entry entry, String name) {
        return StreamRefs.<StreamElement>sinkRef()
                .via(this.<StreamElement>counted(entry, name))
                .to(to.getSink())
                .run(materializer);
    }

    private <T extends WireMessage> Flow<T, T, NotUsed> counted(Entry entry, String name) {
        Count count = new Count(log, entry, name);
        return Flow.<T>create().via(ended.flow()).map(count::seen).watchTermination((nothing, done) -> {
            done.whenComplete((ok, failed) -> count.ended(failed));
            return nothing;
        });
    }

    /** Cuts all that passes. */
    void end() {
        ended.abort(new AnsweredException(ErrorCode.UNAVAILABLE, "the debug backend on the way was taken out"));
    }
}
