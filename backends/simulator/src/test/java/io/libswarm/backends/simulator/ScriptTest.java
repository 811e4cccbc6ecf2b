package io.libswarm.backends.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.libswarm.protocol.StreamName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScriptTest {

    @Test
    void whatIsKnownIsDone() {
        Script script = Script.of(List.of("/bin/sh", "-c", "echo out; echo err >&2; sleep 1.5; exit 7; echo never"));

        assertThat(text(script, StreamName.STDOUT)).isEqualTo("out\n");
        assertThat(text(script, StreamName.STDERR)).isEqualTo("err\n");
        assertThat(script.pause()).isEqualTo(Duration.ofMillis(1500));
        assertThat(script.exitStatus()).isEqualTo(7);
    }

    @Test
    void aCommandThatReadsGoesOn() {
        assertThat(Script.of(List.of("cat")).reads()).isTrue();
        assertThat(Script.of(List.of("cat")).exitStatus()).isNull();
        assertThat(Script.of(List.of("yes")).endless()).isTrue();
        assertThat(Script.of(List.of("false")).exitStatus()).isEqualTo(1);
    }

    @Test
    void whatIsNotKnownSaysItsNameAndEchoes() {
        for (List<String> command : List.of(
                List.of("nginx", "-g", "daemon off"),
                List.of("sh", "-c", "while date; do sleep 1; done"),
                List.of("sleep", "for ever"),
                List.of("sh", "-c", "exit many"))) {
            Script script = Script.of(command);
            assertThat(text(script, StreamName.STDOUT)).isEqualTo("simulator: " + String.join(" ", command) + "\n");
            assertThat(script.reads()).isTrue();
            assertThat(script.exitStatus()).isNull();
        }
    }

    private static String text(Script script, StreamName name) {
        StringBuilder text = new StringBuilder();
        script.output().stream()
                .filter(chunk -> chunk.stream() == name)
                .forEach(chunk -> text.append(chunk.data().utf8String()));
        return text.toString();
    }
}
