package io.libswarm.runtime.spi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads secrets by reference, so that none is ever in a setting, a message or the registry. */
@FunctionalInterface
public interface Secrets {

    /**
     * The secret that a reference names. Blocks for a file's reading.
     *
     * @param reference such as {@code file:/run/secrets/key} or {@code env:TOKEN}
     * @throws InvalidSettings naming the reference, when there is none
     */
    String read(String reference);

    /** {@code file:} and {@code env:} of this process. */
    Secrets LOCAL = reference -> {
        String found = reference.startsWith("env:") ? System.getenv(reference.substring(4)) : readFile(reference);
        if (found == null) {
            throw new InvalidSettings("secret " + reference
                    + ": not there (expected: file:PATH or env:NAME that can be read on this member)");
        }
        return found;
    };

    private static @Nullable String readFile(String reference) {
        try {
            return reference.startsWith("file:") ? Files.readString(Path.of(reference.substring(5))) : null;
        } catch (IOException e) {
            return null;
        }
    }
}
