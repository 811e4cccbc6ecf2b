package io.libswarm.backends.aggregate;

import akka.NotUsed;
import akka.stream.Attributes;
import akka.stream.RestartSettings;
import akka.stream.SharedKillSwitch;
import akka.stream.javadsl.RestartSource;
import akka.stream.javadsl.Source;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.WatchEvent;
import io.libswarm.protocol.WatchOffered;
import io.libswarm.protocol.WatchReply;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches one target for as long as somebody reads: a watch that ends is begun again, with back-off. A slow reader holds back its own watch
 * only; the target's owner then ends that one, and the next snapshot tells what has become of it all meanwhile.
 */
final class TargetWatch {
    private static final RestartSettings PAUSES = RestartSettings.create(
                    Duration.ofMillis(200), Duration.ofSeconds(2), 0.2)
            .withLogSettings(RestartSettings.createLogSettings(Attributes.logLevelDebug()));

    private final NodePath target;
    private final Supplier<CompletionStage<WatchReply>> asking;

    private sealed interface Step {}

    private record Begun() implements Step {}

    private record Heard(WatchEvent event) implements Step {}

    private record Refused(Failure why) implements Step {}

    private record Removed() implements Step {}

    /**
     * A watch of one target.
     *
     * @param asking asks for a watch with a snapshot
     */
    TargetWatch(NodePath target, Supplier<CompletionStage<WatchReply>> asking) {
        this.target = target;
        this.asking = asking;
    }

    /** All of the target with itself, from a snapshot on; ends when the switch is pulled. */
    Source<Told, NotUsed> whole(SharedKillSwitch until) {
        return run(new TargetMemory(target, true, false), null, until);
    }

    /**
     * What a reader of the pool is told.
     *
     * @param first the answer to the first watch, which may have been for one that resumes; null to ask
     */
    Source<Told, NotUsed> told(TargetMemory memory, @Nullable WatchReply first, SharedKillSwitch until) {
        return run(memory, first, until);
    }

    private Source<Told, NotUsed> run(TargetMemory memory, @Nullable WatchReply first, SharedKillSwitch until) {
        AtomicReference<@Nullable WatchReply> prepared = new AtomicReference<>(first);
        return RestartSource.withBackoff(PAUSES, () -> attempt(prepared.getAndSet(null)))
                .via(until.flow())
                .concat(Source.<Step>single(new Removed()))
                .statefulMapConcat(() -> step -> take(memory, step));
    }

    private Source<Step, NotUsed> attempt(@Nullable WatchReply prepared) {
        CompletionStage<WatchReply> reply =
                prepared == null ? asking.get() : CompletableFuture.completedFuture(prepared);
        return Source.completionStage(reply).flatMapConcat(TargetWatch::steps).onErrorComplete();
    }

    private static Source<Step, NotUsed> steps(WatchReply reply) {
        if (reply instanceof WatchOffered offered) {
            return Source.<Step>single(new Begun())
                    .concat(offered.events().getSource().<Step>map(Heard::new));
        }
        return Source.single(new Refused((Failure) reply));
    }

    private static Iterable<Told> take(TargetMemory memory, Step step) {
        if (step instanceof Heard heard) {
            return memory.heard(heard.event());
        } else if (step instanceof Refused refused) {
            return memory.refused(refused.why());
        } else if (step instanceof Begun) {
            return memory.begun();
        }
        return memory.vanishAll(null);
    }
}
