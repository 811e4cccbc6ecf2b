package io.libswarm.backends.docker;

import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.ResourceSpec;
import io.libswarm.protocol.RunState;
import io.libswarm.runtime.gate.AnsweredException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * What of a host's memory and CPUs is spoken for: by containers that are not at rest, and by those on their way. The host decides what
 * fits it, whoever places; what others start beside it is counted as soon as it is seen.
 */
final class Reservations {

    private static final long NANOS = 1_000_000_000L;

    private final Map<Object, ResourceSpec> coming = new HashMap<>();

    /** Holds room until {@link #release}; throws {@code CONFLICT} that says what is left when there is not enough. */
    void hold(Object holder, ResourceSpec wanted, EngineObject host, Collection<EngineObject> there) {
        long memory =
                coming.values().stream().mapToLong(ResourceSpec::memoryBytes).sum();
        long cpus = coming.values().stream().mapToLong(ResourceSpec::nanoCpus).sum();
        for (EngineObject object : there) {
            boolean resting =
                    object.state().equals(RunState.EXITED) || object.state().equals(RunState.FAILED);
            memory += resting ? 0 : number(object, "memory");
            cpus += resting ? 0 : number(object, "nano-cpus");
        }
        check("memory", wanted.memoryBytes(), number(host, "memory") - memory, "bytes");
        check("nanoCpus", wanted.nanoCpus(), number(host, "cpus") * NANOS - cpus, "nano-CPUs");
        coming.put(holder, wanted);
    }

    void release(Object holder) {
        coming.remove(holder);
    }

    private static void check(String what, long wanted, long left, String unit) {
        if (wanted > 0 && wanted > left) {
            throw new AnsweredException(
                    ErrorCode.CONFLICT,
                    what + ": " + wanted + " (expected: at most " + Math.max(0, left) + " " + unit
                            + ", which is what the host has left)");
        }
    }

    private static long number(EngineObject object, String attribute) {
        String text = object.attributes().getOrDefault(attribute, "0");
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }
}
