package io.libswarm.runtime.member;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a member keeps on disk: whose it is ({@code identity}), its peers ({@code peers}), the registry and its backends' own. Locked while it
 * is in use. Blocks.
 */
final class DataDir implements AutoCloseable {
    private final Path path;
    private final boolean ephemeral;
    private final FileChannel lock;
    private final String member;

    private DataDir(Path path, boolean ephemeral, FileChannel lock, String member) {
        this.path = path;
        this.ephemeral = ephemeral;
        this.lock = lock;
        this.member = member;
    }

    /**
     * Takes it into use.
     *
     * @param given null for one that is deleted when closed
     * @param name the member's; null for the one that is there, or a new one
     * @param space bytes that must be free
     * @throws MemberException when it can't be written, has no room, is in use, or belongs to another
     */
    static DataDir open(@Nullable Path given, String cluster, @Nullable String name, long space) {
        try {
            Path path = given == null
                    ? Files.createTempDirectory("libswarm-")
                    : given.toAbsolutePath().normalize();
            return open(path, given == null, cluster, name, space);
        } catch (FileAlreadyExistsException e) {
            throw new MemberException("data directory: " + e.getFile() + " is a file (expected: a directory)");
        } catch (IOException e) {
            throw new MemberException(
                    "data directory: " + given + " can't be written (expected: a directory of this user's): " + e);
        }
    }

    private static DataDir open(Path path, boolean ephemeral, String cluster, @Nullable String name, long space)
            throws IOException {
        Files.createDirectories(path);
        long free = Files.getFileStore(path).getUsableSpace();
        if (free < space) {
            throw new MemberException("data directory: " + path + " has " + free + " bytes free (expected: at least "
                    + space + "; libswarm.member.min-free-space)");
        }
        FileChannel lock = lock(path);
        try {
            Identity there = Identity.read(path.resolve("identity"));
            Identity identity = there == null ? Identity.of(cluster, name) : there;
            if (!identity.cluster().equals(cluster)) {
                throw new MemberException("data directory: " + path + " belongs to cluster '" + identity.cluster()
                        + "' (expected: one of cluster '" + cluster + "', or an empty one)");
            } else if (name != null && !identity.member().equals(name)) {
                throw new MemberException("data directory: " + path + " belongs to member '" + identity.member()
                        + "' (expected: one of member '" + name + "', or an empty one)");
            }
            if (there == null) {
                write(path.resolve("identity"), identity.text());
            }
            return new DataDir(path, ephemeral, lock, identity.member());
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: refused as below.
        }
        channel.close();
        throw new MemberException(
                "data directory: " + path + " is in use by another member (expected: one of its own)");
    }

    /** Writes a file such that a crash leaves either the old or the new. */
    private static void write(Path file, String text) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.write(StandardCharsets.UTF_8.encode(text));
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The name of the member that it belongs to. */
    String member() {
        return member;
    }

    boolean isEphemeral() {
        return ephemeral;
    }

    Path registry() {
        return path.resolve("registry");
    }

    Path backends() {
        return path.resolve("backends");
    }

    /** The peers remembered: {@code host:port} by name. */
    Map<String, String> peers() {
        Map<String, String> peers = new TreeMap<>();
        try {
            Path file = path.resolve("peers");
            for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                int space = line.indexOf(' ');
                if (space > 0) {
                    peers.put(
                            line.substring(0, space), line.substring(space + 1).trim());
                }
            }
        } catch (IOException e) {
            throw new MemberException("data directory: " + path.resolve("peers") + " can't be read: " + e);
        }
        return peers;
    }

    void rememberPeers(Map<String, String> peers) throws IOException {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(peers)
                .forEach((name, address) ->
                        text.append(name).append(' ').append(address).append('\n'));
        write(path.resolve("peers"), text.toString());
    }

    @Override
    public void close() {
        try {
            lock.close();
            if (ephemeral) {
                try (Stream<Path> inside = Files.walk(path)) {
                    for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
                        Files.deleteIfExists(each);
                    }
                }
            }
        } catch (IOException e) {
            throw new MemberException("data directory: " + path + " can't be closed: " + e);
        }
    }
}
