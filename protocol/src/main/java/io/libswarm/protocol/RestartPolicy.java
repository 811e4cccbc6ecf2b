package io.libswarm.protocol;

/**
 * When it ends by itself.
 *
 * @param name {@code no}, {@code on-failure}, {@code always} or {@code unless-stopped}
 * @param maximumRetries for {@code on-failure}; 0 is without end
 */
public record RestartPolicy(String name, int maximumRetries) {
    public static final RestartPolicy NEVER = new RestartPolicy("no", 0);

    public RestartPolicy {
        name = name == null || name.isEmpty() ? "no" : name;
    }
}
