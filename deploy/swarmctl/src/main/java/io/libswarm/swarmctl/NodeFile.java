package io.libswarm.swarmctl;

import io.libswarm.runtime.http.dial.RequestBody;
import io.libswarm.runtime.http.dial.RequestHead;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file or folder within a node.
 *
 * @param node path of the node
 * @param at absolute path within it
 */
record NodeFile(String node, String at) {

    /** Reads {@code /east/h/web:/etc/hosts}; null for what is a local path. */
    static @Nullable NodeFile parse(String typed) {
        int colon = typed.indexOf(":/");
        return typed.startsWith("/") && colon > 0
                ? new NodeFile(Route.path(typed.substring(0, colon)), typed.substring(colon + 1))
                : null;
    }

    void copyOut(Door door, Console console, String to) throws IOException {
        try (InputStream tar = read(door, at)) {
            if (to.equals("-")) {
                tar.transferTo(console.out());
                return;
            }
            Path target = Path.of(to).toAbsolutePath().normalize();
            Path parent = target.getParent();
            if (Files.isDirectory(target)) {
                TarFolder.unpack(tar, target, null);
            } else if (parent != null && Files.isDirectory(parent)) {
                TarFolder.unpack(tar, parent, target.getFileName().toString());
            } else {
                throw CommandFailure.usage(to + ": its folder does not exist (expected: a folder, or a name in one)");
            }
        }
    }

    void copyIn(Door door, Console console, String from) throws IOException {
        if (from.equals("-")) {
            write(door, at, new RequestBody.Stream(new PushedBytes(console.in())));
            return;
        }
        Path source = Path.of(from).toAbsolutePath().normalize();
        boolean into = at.endsWith("/") || isFolder(door);
        String bare = at.length() > 1 && at.endsWith("/") ? at.substring(0, at.length() - 1) : at;
        int slash = bare.lastIndexOf('/');
        String folder = into ? bare : slash == 0 ? "/" : bare.substring(0, slash);
        String name = into ? source.getFileName().toString() : bare.substring(slash + 1);
        write(door, folder, new RequestBody.Stream(new PushedBytes(TarFolder.pack(source, name))));
    }

    private void write(Door door, String folder, RequestBody tar) throws IOException {
        Route route = Route.to("file", node).with("at", folder);
        RequestHead head = RequestHead.of("PUT", route.target()).with("Content-Type", "application/x-tar");
        door.whole(door.open(head, tar, route.path()));
    }

    private boolean isFolder(Door door) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(read(door, at))) {
            TarArchiveEntry first = tar.getNextEntry();
            return first != null && first.isDirectory();
        } catch (CommandFailure failure) {
            if (failure.exitCode() == ExitCode.NOT_FOUND) {
                return false;
            }
            throw failure;
        }
    }

    private InputStream read(Door door, String path) throws IOException {
        Route route = Route.to("file", node).with("at", path);
        RequestHead head = RequestHead.get(route.target()).with("Accept", "application/x-tar");
        return new PulledBytes(door.open(head, RequestBody.none(), route.path()).publisher());
    }
}
