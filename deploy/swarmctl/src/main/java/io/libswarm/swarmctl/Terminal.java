package io.libswarm.swarmctl;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import sun.misc.Signal;

/** The terminal that the user sits at, by way of {@code stty}. */
final class Terminal {

    /** Who is told of a new size. */
    @FunctionalInterface
    interface Resized {
        void to(int columns, int rows);
    }

    private final String settings;
    private final AtomicBoolean changed = new AtomicBoolean();

    private Terminal(String settings) {
        this.settings = settings;
    }

    /** The one that the process belongs to. */
    static Terminal current() throws IOException {
        if (System.console() == null) {
            throw CommandFailure.usage("-t: the input is not a terminal (expected: one; leave -t out)");
        }
        return new Terminal(stty("-g"));
    }

    /** Every key goes to the far side as it is, Ctrl-C too. Undone by {@link #restore}, or when the process ends. */
    void raw() throws IOException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::restore));
        changed.set(true);
        stty("raw", "-echo");
    }

    void restore() {
        if (changed.compareAndSet(true, false)) {
            try {
                stty(settings);
            } catch (IOException e) {
                System.err.println("swarmctl: the terminal could not be put back; type: reset");
            }
        }
    }

    /** Tells the size now, and again whenever it changes. */
    void onResize(Resized resized) {
        tell(resized);
        Signal.handle(new Signal("WINCH"), signal -> tell(resized));
    }

    private static void tell(Resized resized) {
        try {
            String[] size = stty("size").split(" ");
            int rows = Integer.parseInt(size[0]);
            int columns = Integer.parseInt(size[1]);
            if (rows > 0 && columns > 0) {
                resized.to(columns, rows);
            }
        } catch (IOException | RuntimeException e) {
            // A terminal that doesn't know its size: the far side keeps its own.
        }
    }

    private static String stty(String... arguments) throws IOException {
        List<String> command =
                Stream.concat(Stream.of("stty"), Arrays.stream(arguments)).toList();
        Process process = new ProcessBuilder(command)
                .redirectInput(new File("/dev/tty"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (process.waitFor() != 0) {
                throw CommandFailure.usage("-t: stty does not work here (expected: a terminal; leave -t out)");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return answer;
    }
}
