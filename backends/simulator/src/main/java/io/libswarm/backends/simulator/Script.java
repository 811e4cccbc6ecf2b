package io.libswarm.backends.simulator;

import akka.util.ByteString;
import io.libswarm.protocol.StreamChunk;
import io.libswarm.protocol.StreamName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command would do, as far as the simulator knows it: {@code echo}, {@code cat}, {@code yes}, {@code sleep}, {@code true}, {@code
 * false}, {@code exit}, and several of them by {@code sh -c} with {@code ;} between. All else says its name and echoes its input.
 *
 * @param output written at once
 * @param reads whether it then echoes its input until that ends
 * @param endless whether it then writes without end
 * @param pause how long it sleeps
 * @param exitStatus how it ends by itself; null when it goes on
 */
record Script(
        List<StreamChunk> output,
        boolean reads,
        boolean endless,
        Duration pause,
        @Nullable Integer exitStatus) {

    static Script of(List<String> command) {
        Reading reading = new Reading();
        boolean shell = command.size() == 3
                && command.get(0).endsWith("sh")
                && command.get(1).equals("-c");
        if (shell) {
            for (String statement : command.get(2).split(";")) {
                if (!reading.read(List.of(statement.strip().split("\\s+")))) {
                    return reading.unknown(command);
                }
            }
        } else if (command.isEmpty() || !reading.read(command)) {
            return reading.unknown(command);
        }
        return reading.known();
    }

    private static final class Reading {
        private final List<StreamChunk> output = new ArrayList<>();
        private boolean reads;
        private boolean endless;
        private Duration pause = Duration.ZERO;
        private int status;
        private boolean over;

        /** Whether the statement is one that is known. */
        boolean read(List<String> words) {
            if (over) {
                return true;
            }
            switch (words.get(0)) {
                case "echo" -> echo(words.subList(1, words.size()));
                case "cat" -> reads = true;
                case "yes" -> endless = true;
                case "true", "" -> status = 0;
                case "false" -> status = 1;
                case "sleep" -> {
                    return sleep(words);
                }
                case "exit" -> {
                    over = true;
                    return exit(words);
                }
                default -> {
                    return false;
                }
            }
            return true;
        }

        private void echo(List<String> words) {
            boolean toError = !words.isEmpty() && words.get(words.size() - 1).equals(">&2");
            List<String> said = toError ? words.subList(0, words.size() - 1) : words;
            StreamName stream = toError ? StreamName.STDERR : StreamName.STDOUT;
            output.add(new StreamChunk(stream, ByteString.fromString(String.join(" ", said) + "\n"), null));
        }

        private boolean sleep(List<String> words) {
            if (words.size() != 2 || !words.get(1).matches("[0-9]{1,6}(\\.[0-9]{1,3})?")) {
                return false;
            }
            pause = pause.plusMillis((long) (Double.parseDouble(words.get(1)) * 1000));
            return true;
        }

        private boolean exit(List<String> words) {
            if (words.size() == 2 && words.get(1).matches("[0-9]{1,3}")) {
                status = Integer.parseInt(words.get(1));
                return true;
            }
            return words.size() == 1;
        }

        Script known() {
            boolean goesOn = (reads || endless) && pause.isZero() && !over;
            return new Script(List.copyOf(output), reads, endless, pause, goesOn ? null : status);
        }

        Script unknown(List<String> command) {
            if (command.isEmpty()) {
                return new Script(List.of(), true, false, Duration.ZERO, null);
            }
            StreamChunk name = new StreamChunk(
                    StreamName.STDOUT, ByteString.fromString("simulator: " + String.join(" ", command) + "\n"), null);
            return new Script(List.of(name), true, false, Duration.ZERO, null);
        }
    }
}
