package io.libswarm.protocol;

/**
 * What to reserve and limit. 0 is none.
 *
 * @param memoryBytes bytes
 * @param nanoCpus 1,000,000,000 is one CPU
 */
public record ResourceSpec(long memoryBytes, long nanoCpus) {
    public static final ResourceSpec NONE = new ResourceSpec(0, 0);

    public ResourceSpec {
        if (memoryBytes < 0 || nanoCpus < 0) {
            throw new IllegalArgumentException(
                    "resources: memory " + memoryBytes + " B, " + nanoCpus + " nano-CPUs (expected: >= 0)");
        }
    }
}
