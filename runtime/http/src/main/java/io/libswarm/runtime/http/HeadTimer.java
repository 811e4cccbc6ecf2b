package io.libswarm.runtime.http;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The one clock that runs while a connection waits for a request's head, and never while one is answered. */
final class HeadTimer {
    private final EventLoop loop;
    private final Runnable onTimeout;
    private @Nullable Future<?> running;

    HeadTimer(EventLoop loop, Runnable onTimeout) {
        this.loop = loop;
        this.onTimeout = onTimeout;
    }

    void start(Duration limit) {
        stop();
        running = loop.schedule(onTimeout, limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop() {
        if (running != null) {
            running.cancel(false);
            running = null;
        }
    }
}
