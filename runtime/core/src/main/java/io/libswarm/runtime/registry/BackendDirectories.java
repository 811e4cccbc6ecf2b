package io.libswarm.runtime.registry;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directories that backends may keep on one member, by their names. */
final class BackendDirectories {
    private static final Logger LOG = LoggerFactory.getLogger(BackendDirectories.class);

    private final Path parent;
    private final Executor blocking;

    /**
     * They.
     *
     * @param parent holds them all
     * @param blocking deletes what is left behind
     */
    BackendDirectories(Path parent, Executor blocking) {
        this.parent = parent;
        this.blocking = blocking;
    }

    Path of(String backend) {
        return parent.resolve("b-" + URLEncoder.encode(backend, StandardCharsets.UTF_8));
    }

    /** Deletes those of backends that nobody wants any more. */
    void sweep(Collection<WantedBackend> wanted, String member) {
        Set<Path> kept = new HashSet<>();
        for (WantedBackend backend : wanted) {
            kept.add(of(backend.name()));
            kept.add(of(backend.name() + "@" + member));
        }
        blocking.execute(() -> deleteAllBut(kept));
    }

    private void deleteAllBut(Set<Path> kept) {
        if (!Files.isDirectory(parent)) {
            return;
        }
        try (Stream<Path> found = Files.list(parent)) {
            for (Path each : found.filter(path -> !kept.contains(path)).toList()) {
                delete(each);
            }
        } catch (IOException e) {
            LOG.warn("what removed backends have left behind in {} can't be deleted: {}", parent, e.toString());
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> inside = Files.walk(directory)) {
            List<Path> deepestFirst = inside.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        }
    }
}
