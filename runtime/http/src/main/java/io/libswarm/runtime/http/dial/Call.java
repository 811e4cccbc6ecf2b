package io.libswarm.runtime.http.dial;

import io.netty.channel.Channel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to the head of its answer. Its deadline counts from the last progress: it is put off while the peer takes the
 * body, and while the body's own source has nothing to send. However the answer fails, also when its asker cancels it, the connection is closed.
 */
final class Call {

    final Endpoint endpoint;
    final RequestHead head;
    final RequestBody body;
    final CompletableFuture<Response> answer = new CompletableFuture<>();
    private final long within;
    private volatile long progress = System.nanoTime();
    private volatile boolean idle;
    private volatile boolean whole;
    private volatile @Nullable Channel channel;
    private volatile @Nullable ScheduledFuture<?> alarm;

    Call(Endpoint endpoint, RequestHead head, RequestBody body, Duration headWithin) {
        this.endpoint = endpoint;
        this.head = head;
        this.body = body;
        this.within = headWithin.toNanos();
        arm(within);
        answer.whenComplete((response, failure) -> over(failure != null));
    }

    /** Says which connection the call uses; false when it is over already. */
    boolean on(Channel used) {
        channel = used;
        return !answer.isDone();
    }

    /** Some of the body was sent, or is to be sent; the peer is not to blame while nothing of it is on its way. */
    void progressed(int onTheirWay) {
        progress = System.nanoTime();
        idle = onTheirWay == 0 && !whole;
    }

    /** All of the request is on its way: from here on, only the peer can delay the answer. */
    void sent() {
        whole = true;
        progressed(0);
    }

    /** Whether a call whose connection ended without a byte of answer may be sent again. */
    boolean repeatable() {
        return body instanceof RequestBody.None
                && (head.method().equals("GET") || head.method().equals("HEAD"));
    }

    void fail(DialException.Kind kind, String message, @Nullable Throwable cause) {
        answer.completeExceptionally(failure(kind, message, cause));
    }

    DialException failure(DialException.Kind kind, String message, @Nullable Throwable cause) {
        return new DialException(kind, endpoint + ": " + message, cause);
    }

    private void arm(long nanos) {
        alarm = Loops.next().schedule(this::check, nanos, TimeUnit.NANOSECONDS);
    }

    private void check() {
        if (answer.isDone()) {
            return;
        }
        long left = progress + within - System.nanoTime();
        if (idle) {
            arm(within);
        } else if (left > 0) {
            arm(left);
        } else {
            fail(
                    DialException.Kind.TIMED_OUT,
                    "no answer to " + head.method() + " within " + TimeUnit.NANOSECONDS.toMillis(within) + " ms",
                    null);
        }
    }

    private void over(boolean failed) {
        ScheduledFuture<?> armed = alarm;
        if (armed != null) {
            armed.cancel(false);
        }
        Channel used = channel;
        if (failed && used != null) {
            used.close();
        }
    }
}
