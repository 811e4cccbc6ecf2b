package io.libswarm.swarmctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContextsTest {
    @TempDir
    private Path home;

    private StubDoor.Result swarmctl(String... args) {
        return StubDoor.run(Map.of("HOME", home.toString()), args);
    }

    @Test
    void theFirstContextIsTheCurrentOneUntilAnotherIsChosen() throws IOException {
        try (StubDoor door = new StubDoor()) {
            door.json("GET /tree/v1/ls/", "{\"children\":[{\"path\":\"/x\"}]}");
            assertThat(swarmctl("context", "add", "lab.1", door.url()).err()).isEmpty();
            swarmctl("context", "add", "far", "http://127.0.0.1:1");
            assertThat(swarmctl("ls", "-q").out()).isEqualTo("/x\n");
            swarmctl("context", "use", "far");
            assertThat(swarmctl("ls", "-q").code()).isEqualTo(ExitCode.UNREACHABLE);
            assertThat(swarmctl("--context", "lab.1", "ls", "-q").out()).isEqualTo("/x\n");
            assertThat(swarmctl("context", "ls").out()).contains("*   far     http://127.0.0.1:1\n");
        }
    }

    @Test
    void aRemovedContextIsGone() {
        swarmctl("context", "add", "a", "http://127.0.0.1:1");
        assertThat(swarmctl("context", "rm", "a").code()).isZero();
        assertThat(swarmctl("context", "rm", "a").code()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(swarmctl("context", "use", "a").err()).contains("context: a (expected: one of [])");
    }

    @Test
    void aTruncatedFileIsNamed() throws IOException {
        Path file = home.resolve(".config/libswarm/contexts.conf");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "contexts { a { host = ");
        StubDoor.Result result = swarmctl("ls");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains(file.toString()).hasLineCount(1);
    }

    @Test
    void completionIsAScriptThatBashAccepts() throws Exception {
        String script = swarmctl("completion").out();
        assertThat(script).contains("backend", "--placement", "spawn");
        Path file = Files.writeString(home.resolve("completion"), script);
        Process bash =
                new ProcessBuilder("bash", "-n", file.toString()).inheritIO().start();
        assertThat(bash.waitFor()).isZero();
    }
}
