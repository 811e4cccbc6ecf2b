package io.libswarm.runtime.testkit;

import akka.actor.typed.ActorSystem;
import akka.pattern.Patterns;
import akka.stream.SystemMaterializer;
import akka.stream.impl.PhasedFusingActorMaterializer;
import akka.stream.impl.StreamSupervisor;
import java.time.Duration;

/** What goes on in a system: the only way to see that something has been released. */
final class Running {
    private Running() {}

    /** How many streams run. Asks Akka's own supervisor of streams, which is not a public API, and nothing else could tell. */
    static int streams(ActorSystem<?> system) {
        PhasedFusingActorMaterializer materializer =
                (PhasedFusingActorMaterializer) SystemMaterializer.get(system).materializer();
        Object children = Probe.answer(
                Patterns.ask(materializer.supervisor(), StreamSupervisor.GetChildren$.MODULE$, Duration.ofSeconds(5)));
        return ((StreamSupervisor.Children) children).children().size();
    }

    /** Bytes of the heap in use after a collection. */
    static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
