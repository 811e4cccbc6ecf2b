package io.libswarm.swarmd;

import io.libswarm.protocol.Deadline;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.SpawnReply;
import io.libswarm.runtime.member.SwarmMember;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Registers the backends that the daemon was told to have: once, over all its starts. */
final class Registration {
    private static final Duration EACH = Duration.ofSeconds(20);
    private static final int TRIES = 6;

    private final SwarmMember member;
    private final PrintStream err;

    Registration(SwarmMember member, PrintStream err) {
        this.member = member;
        this.err = err;
    }

    /** All of them, in their order; false when one can't be had. */
    boolean all(List<NamedBackend> backends, Ending ending) {
        boolean well = true;
        for (NamedBackend backend : backends) {
            QueryContext context = QueryContext.within(EACH);
            Failure failure = null;
            for (int i = 0; i < TRIES && !ending.isWanted(); i++) {
                failure = once(backend, context.until(Deadline.in(EACH)), ending);
                if (failure == null || !failure.retryable()) {
                    break;
                }
            }
            if (failure != null) {
                err.println("swarmd: backend " + backend.name() + ": " + failure.message());
                well = false;
            }
        }
        return well;
    }

    private @Nullable Failure once(NamedBackend backend, QueryContext context, Ending ending) {
        CompletionStage<SpawnReply> asked = member.registerOnce(backend.name(), backend.spec(), context);
        ending.orWhen(asked);
        return asked.toCompletableFuture().getNow(null) instanceof Failure failure ? failure : null;
    }
}
