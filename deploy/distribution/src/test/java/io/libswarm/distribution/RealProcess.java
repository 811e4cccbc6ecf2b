package io.libswarm.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of its own, with what it said in files; it is killed when it is closed. */
final class RealProcess implements AutoCloseable {
    record Result(int code, String out, String err) {}

    private final Process process;
    private final Path out;
    private final Path err;

    private RealProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static RealProcess start(Map<String, String> env, List<String> command) throws IOException {
        Path out = Files.createTempFile("libswarm-out", ".txt");
        Path err = Files.createTempFile("libswarm-err", ".txt");
        // A test run in the background ignores SIGINT, and so would all that it starts; a user's terminal doesn't.
        List<String> asFromATerminal = new ArrayList<>(List.of("env", "--default-signal=INT"));
        asFromATerminal.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(asFromATerminal)
                .directory(Checkout.ROOT.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().remove("SWARM_HOST");
        builder.environment().putAll(env);
        return new RealProcess(builder.start(), out, err);
    }

    /** Runs it to its end. */
    static Result run(Map<String, String> env, List<String> command) throws Exception {
        try (RealProcess running = start(env, command)) {
            return running.result(120);
        }
    }

    Result result(long seconds) throws Exception {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new AssertionError("still running after " + seconds + " s; it said: " + out() + err());
        }
        return new Result(process.exitValue(), out(), err());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String out() throws IOException {
        return Files.readString(out);
    }

    String err() throws IOException {
        return Files.readString(err);
    }

    /** Sends a signal by its name. */
    void signal(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
        Files.deleteIfExists(out);
        Files.deleteIfExists(err);
    }
}
