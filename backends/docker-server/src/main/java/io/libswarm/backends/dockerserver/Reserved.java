package io.libswarm.backends.dockerserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * What is set aside for containers.
 *
 * @param memory bytes
 * @param nanoCpus a thousand millionth of a CPU each
 */
record Reserved(long memory, long nanoCpus) {
    private static final long CPU = 1_000_000_000L;
    static final Reserved NOTHING = new Reserved(0, 0);

    /** By a {@code HostConfig}. {@code CpuShares} count as parts of one CPU's 1024. */
    static Reserved by(JsonNode hostConfig) {
        long nano = hostConfig.path("NanoCpus").asLong();
        long shares = hostConfig.path("CpuShares").asLong();
        return new Reserved(hostConfig.path("Memory").asLong(), nano > 0 ? nano : shares * CPU / 1024);
    }

    Reserved plus(Reserved more) {
        return new Reserved(memory + more.memory, nanoCpus + more.nanoCpus);
    }

    double cpus() {
        return nanoCpus / (double) CPU;
    }

    String cpusText() {
        return nanoCpus % CPU == 0 ? Long.toString(nanoCpus / CPU) : String.format(Locale.ROOT, "%.2f", cpus());
    }
}
