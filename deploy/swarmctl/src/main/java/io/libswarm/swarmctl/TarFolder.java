package io.libswarm.swarmctl;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/** Local files to and from tar streams. */
final class TarFolder {
    private TarFolder() {}

    /** A file or folder as a tar stream in which it goes by another name; written on a thread of its own, as it is read. */
    static InputStream pack(Path source, String name) throws IOException {
        PipedInputStream reading = new PipedInputStream(64 * 1024);
        PipedOutputStream writing = new PipedOutputStream(reading);
        TarReading stream = new TarReading(reading);
        Thread packer = new Thread(
                () -> {
                    try (writing) {
                        stream.failing(() -> write(source, name, writing));
                    } catch (IOException e) {
                        // Whoever read the stream has left.
                    }
                },
                "tar");
        packer.setDaemon(true);
        packer.start();
        return stream;
    }

    private static void write(Path source, String name, OutputStream to) throws IOException {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(to, "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        List<Path> files;
        try (Stream<Path> walk = Files.walk(source)) {
            files = walk.sorted().toList();
        }
        for (Path file : files) {
            String below = source.relativize(file).toString();
            add(tar, file, below.isEmpty() ? name : name + "/" + below);
        }
        tar.finish();
        tar.flush();
    }

    private static void add(TarArchiveOutputStream tar, Path file, String name) throws IOException {
        boolean link = Files.isSymbolicLink(file);
        if (!link && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
            return; // sockets and devices are not files that can be copied
        }
        boolean folder = !link && Files.isDirectory(file);
        TarArchiveEntry entry = link
                ? new TarArchiveEntry(name, TarConstants.LF_SYMLINK)
                : new TarArchiveEntry(folder ? name + "/" : name);
        if (link) {
            entry.setLinkName(Files.readSymbolicLink(file).toString());
        } else {
            entry.setMode(Modes.of(file));
            entry.setSize(folder ? 0 : Files.size(file));
        }
        entry.setModTime(
                Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).to(TimeUnit.SECONDS) * 1000);
        entry.setIds(0, 0);
        tar.putArchiveEntry(entry);
        if (!link && !folder) {
            Files.copy(file, tar);
        }
        tar.closeArchiveEntry();
    }

    /**
     * Unpacks into a folder; nothing is written outside of it, by whatever name or link.
     *
     * @param rename what the stream's topmost entry is called here; null for its own name
     */
    static void unpack(InputStream from, Path folder, @Nullable String rename) throws IOException {
        Path root = folder.toRealPath();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(from, "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = within(root, renamed(entry.getName(), rename));
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    Modes.set(file, entry.getMode() | 0700);
                } else if (entry.isSymbolicLink()) {
                    Files.deleteIfExists(file);
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else if (entry.isLink()) {
                    Files.deleteIfExists(file);
                    Files.createLink(file, within(root, renamed(entry.getLinkName(), rename)));
                } else if (entry.isFile()) {
                    Files.deleteIfExists(file);
                    Files.copy(tar, file, StandardCopyOption.REPLACE_EXISTING);
                    Modes.set(file, entry.getMode());
                }
            }
        }
    }

    private static String renamed(String name, @Nullable String rename) {
        String bare = name.startsWith("./") ? name.substring(2) : name;
        int slash = bare.indexOf('/');
        return rename == null ? bare : slash < 0 ? rename : rename + bare.substring(slash);
    }

    private static Path within(Path root, String name) throws IOException {
        Path file = root.resolve(name).normalize();
        Path folder = file.equals(root) ? root : file.getParent();
        if (!file.startsWith(root) || folder == null || !real(folder).startsWith(root)) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "the node sent '" + name + "', which leads out of " + root + "; nothing more was copied");
        }
        Files.createDirectories(folder);
        return file;
    }

    /** The folder with all links followed, as far as it exists. */
    private static Path real(Path folder) throws IOException {
        Path parent = folder.getParent();
        return Files.exists(folder, LinkOption.NOFOLLOW_LINKS) || parent == null
                ? folder.toRealPath()
                : real(parent).resolve(folder.getFileName());
    }
}
