package io.libswarm.backends.dockerserver;

import akka.NotUsed;
import akka.stream.Attributes;
import akka.stream.KillSwitches;
import akka.stream.Materializer;
import akka.stream.RestartSettings;
import akka.stream.UniqueKillSwitch;
import akka.stream.javadsl.Keep;
import akka.stream.javadsl.RestartSource;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodeAppeared;
import io.libswarm.protocol.NodeChanged;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeVanished;
import io.libswarm.protocol.WatchCaughtUp;
import io.libswarm.protocol.WatchEvent;
import io.libswarm.protocol.WatchNode;
import io.libswarm.protocol.WatchOffered;
import io.libswarm.protocol.WatchReply;
import io.libswarm.runtime.gate.AnsweredException;
import io.libswarm.runtime.tree.Tree;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Tells a {@link Memory} of all below the target, for as long as it runs: a watch that ends is begun again, from a snapshot. */
final class TargetWatch {
    private static final RestartSettings PAUSES = RestartSettings.create(
                    Duration.ofMillis(200), Duration.ofSeconds(2), 0.2)
            .withLogSettings(RestartSettings.createLogSettings(Attributes.logLevelDebug()));

    private final Tree tree;
    private final NodePath target;
    private final Memory memory;

    TargetWatch(Tree tree, NodePath target, Memory memory) {
        this.tree = tree;
        this.target = target;
        this.memory = memory;
    }

    /** Begins; the switch ends it. */
    UniqueKillSwitch run(Materializer materializer) {
        return RestartSource.withBackoff(PAUSES, this::watch)
                .viaMat(KillSwitches.single(), Keep.right())
                .to(Sink.foreach(Runnable::run))
                .run(materializer);
    }

    private Source<Runnable, NotUsed> watch() {
        CompletionStage<Source<Runnable, NotUsed>> offered = tree.<WatchReply>ask(
                        target,
                        NativeCalls.own(),
                        (context, to) -> new WatchNode(context, WatchNode.WHOLE_SUBTREE, List.of(), to))
                .thenApply(reply -> {
                    if (!(reply instanceof WatchOffered watch)) {
                        throw new AnsweredException((Failure) reply);
                    }
                    Runnable begin = memory::begun;
                    return Source.single(begin)
                            .concat(watch.events().getSource().map(this::step));
                });
        return Source.completionStageSource(offered).mapMaterializedValue(unused -> NotUsed.getInstance());
    }

    private Runnable step(WatchEvent event) {
        if (event instanceof NodeAppeared appeared) {
            return () -> memory.there(appeared.node());
        } else if (event instanceof NodeChanged changed) {
            return () -> memory.there(changed.node());
        } else if (event instanceof NodeVanished vanished) {
            return () -> memory.gone(vanished.path());
        } else if (event instanceof WatchCaughtUp) {
            return memory::caughtUp;
        }
        return () -> {};
    }
}
