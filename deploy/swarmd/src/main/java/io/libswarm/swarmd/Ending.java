package io.libswarm.swarmd;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import sun.misc.Signal;

/** The wish that the daemon ends: SIGTERM or SIGINT. A second one ends it at once. */
final class Ending {
    private final CompletableFuture<Boolean> wanted = new CompletableFuture<>();

    void listen() {
        for (String name : new String[] {"TERM", "INT"}) {
            Signal.handle(new Signal(name), signal -> {
                if (!wanted.complete(true)) {
                    Runtime.getRuntime().halt(128 + signal.getNumber());
                }
            });
        }
    }

    boolean isWanted() {
        return wanted.isDone();
    }

    /** Waits for it. */
    void await() {
        wanted.join();
    }

    /** Waits for it, or until the other has come to its end, well or not. */
    void orWhen(CompletionStage<?> other) {
        CompletableFuture.anyOf(wanted, other.handle((value, failure) -> true).toCompletableFuture())
                .join();
    }
}
