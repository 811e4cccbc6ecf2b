package io.libswarm.dockerapi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A docker CLI of the system, pointed at a front end. */
record Cli(String program, String host) {
    /** What a command said, and how it ended. */
    record Said(int status, String out, String err) {
        String good() {
            if (status != 0) {
                throw new AssertionError("status " + status + ": " + err + out);
            }
            return out.strip();
        }
    }

    /** All that are installed: Debian's, and any newer one. */
    static List<String> installed() {
        return List.of("/usr/bin/docker", "/usr/local/bin/docker").stream()
                .filter(program -> Files.isExecutable(Path.of(program)))
                .toList();
    }

    Said run(String... words) {
        return fed("", words);
    }

    /** With the builder that needs nothing beside the engine. */
    Said classicBuild(String... words) {
        return run(Map.of("DOCKER_BUILDKIT", "0"), "", words);
    }

    Said fed(String input, String... words) {
        return run(Map.of(), input, words);
    }

    private Said run(Map<String, String> environment, String input, String... words) {
        List<String> command = new ArrayList<>(List.of(program, "-H", host));
        command.addAll(List.of(words));
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            Process process = builder.start();
            CompletableFuture<String> out = text(process.getInputStream());
            CompletableFuture<String> err = text(process.getErrorStream());
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException closed) {
                // a command that reads nothing may have ended already
            }
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + ": still runs after 60 s: " + out + err);
            }
            return new Said(process.exitValue(), out.join(), err.join());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(String.join(" ", command), e);
        }
    }

    private static CompletableFuture<String> text(java.io.InputStream stream) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                return e.toString();
            }
        });
    }
}
