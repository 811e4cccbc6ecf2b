package io.libswarm.runtime.registry;

import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeQuery;
import io.libswarm.protocol.NodeReply;
import io.libswarm.runtime.gate.GatePolicy;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether this member may still act for the movable backends that it has. A process that was frozen does not notice, while the others may
 * have given its backends to someone else; so each changing query asks here first, and is refused when the last sign of life is too old,
 * until the claims have been read again from a majority. Any thread.
 */
final class Tenure {
    private final long patience;
    private final LongSupplier clock;
    private volatile long alive;
    private volatile boolean held = true;

    /**
     * Held.
     *
     * @param patience silence of this length is no freeze; less than what the others wait before they take over
     * @param clock nanoseconds that go on while the process is frozen
     */
    Tenure(Duration patience, LongSupplier clock) {
        this.patience = patience.toNanos();
        this.clock = clock;
        this.alive = clock.getAsLong();
    }

    /**
     * A sign of life.
     *
     * @return whether the claims must be read again, and {@link #confirm} be called with what they say
     */
    boolean beat() {
        held = isHeld();
        alive = clock.getAsLong();
        return !held;
    }

    /** The claims have been read from a majority, and whoever lost a backend by them ends it. */
    void confirm() {
        alive = clock.getAsLong();
        held = true;
    }

    boolean isHeld() {
        return held && clock.getAsLong() - alive < patience;
    }

    /** A policy that refuses changes unless this member may act. */
    GatePolicy before(GatePolicy policy) {
        return new GatePolicy() {
            @Override
            public @Nullable Failure refusal(NodeQuery<?> query, NodePath path) {
                return query.verb().changing() && !isHeld()
                        ? Failure.of(
                                ErrorCode.UNAVAILABLE,
                                "this member was suspended, and has yet to find out whether it still owns " + path,
                                path)
                        : policy.refusal(query, path);
            }

            @Override
            public void answered(NodeQuery<?> query, NodePath path, NodeReply reply) {
                policy.answered(query, path, reply);
            }
        };
    }
}
