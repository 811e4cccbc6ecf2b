package io.libswarm.backends.dockerserver;

import akka.Done;
import com.fasterxml.jackson.databind.JsonNode;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodePath;
import io.libswarm.runtime.gate.AnsweredException;
import io.libswarm.runtime.gate.Failures;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One host of the target: asked whether it is a Docker engine until it says so, or says that it has no native calls. An engine is then
 * followed. Any thread.
 */
final class HostLink {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Set<ErrorCode> NO_ENGINE = Set.of(ErrorCode.UNSUPPORTED, ErrorCode.INVALID);

    private final NodePath path;
    private final NativeCalls calls;
    private final Runnable changed;
    private final CompletableFuture<Done> met = new CompletableFuture<>();
    private volatile @Nullable EngineSync sync;
    private volatile boolean foreign;
    private volatile boolean ended;
    private volatile @Nullable String lost;

    HostLink(NodePath path, NativeCalls calls, Runnable changed) {
        this.path = path;
        this.calls = calls;
        this.changed = changed;
        probe();
    }

    /** Completes when it is known what it is, and an engine has been listed, or can't be asked. */
    CompletionStage<Done> met() {
        return met;
    }

    @Nullable
    EngineSync sync() {
        return sync;
    }

    @Nullable
    Engine engine() {
        EngineSync known = sync;
        return known == null ? null : known.engine();
    }

    boolean isForeign() {
        return foreign;
    }

    boolean isLost() {
        return lost != null;
    }

    /** What the tree says of it: why it is lost; null when it is not. */
    void is(@Nullable String why) {
        lost = why;
        EngineSync known = sync;
        if (known != null && why != null) {
            known.lost(why);
        }
    }

    void end() {
        EngineSync known;
        synchronized (this) {
            ended = true;
            known = sync;
        }
        if (known != null) {
            known.end();
        }
    }

    private void probe() {
        calls.json(path, "/version").whenComplete((version, failure) -> {
            if (failure == null && version.path("ApiVersion").isTextual()) {
                follow(version);
            } else if (failure == null || isNoEngine(failure)) {
                foreign = true;
                met.complete(Done.getInstance());
                changed.run();
            } else if (!ended) {
                met.complete(Done.getInstance());
                CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS)
                        .execute(this::probe);
            }
        });
    }

    private synchronized void follow(JsonNode version) {
        if (!ended) {
            sync = new EngineSync(new Engine(path, version), calls, this::heard);
        }
    }

    private void heard() {
        Engine engine = engine();
        if (engine != null && engine.isUp()) {
            met.complete(Done.getInstance());
        }
        changed.run();
    }

    private static boolean isNoEngine(Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        Failure failure = cause instanceof AnsweredException answered ? answered.failure() : Failures.from(cause);
        boolean unknown = cause instanceof Refusal refusal && (refusal.status() < 500 || refusal.status() == 501);
        return unknown || cause instanceof IllegalArgumentException || NO_ENGINE.contains(failure.code());
    }
}
