package io.libswarm.runtime.http;

import java.io.IOException;
import java.net.BindException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The file of a Unix socket: taken over from a dead process, never from a living one, and removed if it is still ours. */
final class UnixSocketFile {
    private static final int MAX_PATH_BYTES = 107;

    private final ListenAddress.Unix address;
    private @Nullable Object key;

    UnixSocketFile(ListenAddress.Unix address) {
        this.address = address;
    }

    /** Makes the place free, before the bind. */
    void prepare() throws IOException {
        Path path = address.path();
        int length = path.toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > MAX_PATH_BYTES) {
            throw new IllegalArgumentException(
                    "listen: " + path + " has " + length + " bytes (expected: at most " + MAX_PATH_BYTES + ")");
        }
        if (!Files.exists(path)) {
            return;
        }
        if (!Files.readAttributes(path, "isOther").containsValue(true)) {
            throw new BindException("listen: " + path + " is a file (expected: nothing, or a socket)");
        }
        try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            probe.connect(UnixDomainSocketAddress.of(path));
        } catch (IOException nobodyListens) {
            Files.delete(path);
            return;
        }
        throw new BindException("listen: " + path + " is in use by another process");
    }

    /** Sets owner and mode, after the bind. */
    void own() throws IOException {
        Path path = address.path();
        if (address.group() != null) {
            Files.getFileAttributeView(path, PosixFileAttributeView.class)
                    .setGroup(path.getFileSystem()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByGroupName(address.group()));
        }
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(address.mode()));
        key = fileKey(path);
    }

    /** Removes the file, unless somebody else's stands in its place by now. */
    void remove() throws IOException {
        if (key != null && Files.exists(address.path()) && key.equals(fileKey(address.path()))) {
            Files.delete(address.path());
        }
    }

    private static @Nullable Object fileKey(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }
}
