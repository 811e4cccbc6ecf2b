package io.libswarm.backends.dockerserver;

import akka.Done;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Looks at a system, one look at a time, so that no answer overtakes a newer one. Who asks while a look is under way waits for the next,
 * which begins after they asked, and looks for all that were asked for meanwhile. Any thread.
 */
final class Lane {
    /** Asks for all there is. */
    static final String ALL = "*";

    private final Function<Set<String>, CompletionStage<?>> look;
    private Set<String> wanted = new HashSet<>();
    private CompletableFuture<Done> next = new CompletableFuture<>();
    private boolean looking;

    /** @param look begins to look for these; its failure ends the wait of those who asked all the same */
    Lane(Function<Set<String>, CompletionStage<?>> look) {
        this.look = look;
    }

    /** Completes once a look that began after this call is over, well or not. */
    CompletionStage<Done> ask(String what) {
        CompletionStage<Done> done;
        synchronized (this) {
            wanted.add(what);
            done = next;
            if (looking) {
                return done;
            }
            looking = true;
        }
        begin();
        return done;
    }

    private void begin() {
        Set<String> now;
        CompletableFuture<Done> waiting;
        synchronized (this) {
            if (wanted.isEmpty()) {
                looking = false;
                return;
            }
            now = wanted;
            waiting = next;
            wanted = new HashSet<>();
            next = new CompletableFuture<>();
        }
        CompletionStage<?> looked;
        try {
            looked = look.apply(now);
        } catch (RuntimeException e) {
            looked = CompletableFuture.failedFuture(e);
        }
        looked.whenComplete((done, failure) -> {
            waiting.complete(Done.getInstance());
            begin();
        });
    }
}
