package io.libswarm.protocol;

/**
 * Something to mount.
 *
 * @param type {@code bind}, {@code volume} or {@code tmpfs}
 * @param source path on the host or name of the volume; empty for tmpfs
 * @param target absolute path within the node
 * @param readOnly whether it may not be written
 */
public record MountSpec(String type, String source, String target, boolean readOnly) {
    public MountSpec {
        source = source == null ? "" : source;
    }
}
