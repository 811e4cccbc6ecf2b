package io.libswarm.runtime.registry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A backend's own bounded pool of threads for calls that block, and its own view of the meters. Both end with it, so that a stuck backend
 * starves nobody else, and a removed one leaves nothing.
 */
final class BackendResources {
    private static final int THREADS = 8;
    private static final int WAITING = 1024;

    private final ThreadPoolExecutor pool;
    private final CompositeMeterRegistry meters = new CompositeMeterRegistry();

    BackendResources(String backend, MeterRegistry parent) {
        AtomicInteger count = new AtomicInteger();
        pool = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), task -> {
                    Thread thread = new Thread(task, "libswarm-" + backend + "-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        meters.config().commonTags("backend", backend);
        meters.add(parent);
    }

    Executor blocking() {
        return pool;
    }

    MeterRegistry meters() {
        return meters;
    }

    /** Ends it all; what blocks is interrupted. */
    void end() {
        pool.shutdownNow();
        meters.clear();
    }
}
