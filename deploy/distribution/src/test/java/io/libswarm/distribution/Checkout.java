package io.libswarm.distribution;

import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout that is being tested. */
final class Checkout {
    static final Path ROOT = root();

    private Checkout() {}

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (here != null && !Files.isDirectory(here.resolve("protocol/src"))) {
            here = here.getParent();
        }
        if (here == null) {
            throw new IllegalStateException("no checkout around " + Path.of("").toAbsolutePath());
        }
        return here;
    }
}
