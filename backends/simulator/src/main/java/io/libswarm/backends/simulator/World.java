package io.libswarm.backends.simulator;

import io.libswarm.runtime.spi.BackendContext;
import java.time.Duration;
import java.util.Random;

/** What all nodes of one simulator share. Any thread. */
final class World {
    private final BackendContext context;
    private final SimulatorSettings settings;
    private final Random random;
    private volatile Faults faults;

    World(BackendContext context, SimulatorSettings settings) {
        this.context = context;
        this.settings = settings;
        this.random = new Random(settings.seed());
        this.faults = settings.faults();
    }

    BackendContext context() {
        return context;
    }

    SimulatorSettings settings() {
        return settings;
    }

    Faults faults() {
        return faults;
    }

    void faults(Faults changed) {
        faults = changed;
    }

    /** Whether what happens at this rate happens now. */
    boolean chance(double rate) {
        return rate > 0 && (rate >= 1 || random.nextDouble() < rate);
    }

    /** How long this answer takes. */
    Duration latency() {
        Faults now = faults;
        long jitter = now.jitter().toNanos();
        return jitter == 0 ? now.latency() : now.latency().plusNanos((long) (random.nextDouble() * jitter));
    }
}
