package io.libswarm.swarmctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BadInputTest {
    private StubDoor door;

    @BeforeEach
    void open() throws IOException {
        door = new StubDoor();
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void nobodyAtTheDoorIsExitCodeThree() {
        StubDoor.Result result = StubDoor.run(Map.of("SWARM_HOST", "http://127.0.0.1:1", "HOME", "/nonexistent"), "ls");
        assertThat(result.code()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(result.err())
                .contains("127.0.0.1:1")
                .contains("is swarmd running there?")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "ls --nonsense",
                "get",
                "backend",
                "ls /a//b",
                "ls /a/../b",
                "ls -o xml",
                "ls --timeout 0",
                "ls --host ftp://x",
                "spawn / --port 99999",
                "spawn / --memory lots",
                "spawn / --mount nowhere",
                "spawn / --restart sometimes",
                "spawn / --env novalue",
                "spawn / --native [1]",
                "backend rm /a/b",
                "logs /a --since yesterday",
                "cp a b",
                "cp /nonexistent/x /a:/x",
                "--context nowhere ls",
                "native / / --header novalue",
                "set /a {"
            })
    void aWrongCommandLineIsOneLineAndExitCodeTwo(String args) {
        StubDoor.Result result = door.swarmctl(args.split(" "));
        assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).startsWith("swarmctl: ").hasLineCount(1).doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID, 2",
        "NOT_FOUND, 4",
        "ALREADY_EXISTS, 5",
        "CONFLICT, 5",
        "UNSUPPORTED, 6",
        "UNAVAILABLE, 7",
        "TIMED_OUT, 7",
        "BUSY, 7",
        "FORBIDDEN, 8",
        "INTERNAL, 1",
        "BACKEND_FAILED, 1"
    })
    void eachKindOfRefusalHasItsExitCode(String code, int exit) {
        door.json("GET /tree/v1/get/a", 400, StubDoor.refusal(code, "that is so"));
        StubDoor.Result result = door.swarmctl("get", "/a");
        assertThat(result.err()).startsWith("swarmctl: that is so").hasLineCount(1);
        assertThat(result.code()).isEqualTo(exit);
    }

    @Test
    void anAnswerThatIsNoTreeIsSaidToBeForeign() {
        door.bytes("GET /tree/v1/get/a", 200, "text/html", "<html>hello</html>".getBytes(StandardCharsets.UTF_8));
        door.bytes("GET /tree/v1/get/b", 502, "text/html", "<html>oops</html>".getBytes(StandardCharsets.UTF_8));
        for (String path : new String[] {"/a", "/b"}) {
            StubDoor.Result result = door.swarmctl("get", path);
            assertThat(result.err()).contains("does --host name a swarmd?").hasLineCount(1);
            assertThat(result.code()).isEqualTo(ExitCode.FAILED);
        }
    }

    @Test
    void execThatCannotRunIs125() {
        StubDoor.Result result = door.swarmctl("exec", "/a", "--", "true");
        assertThat(result.err()).startsWith("swarmctl: no such node").hasLineCount(1);
        assertThat(result.code()).isEqualTo(ExitCode.NO_PROCESS);
    }

    @Test
    void whatFollowsThePathIsTheCommandWithOrWithoutDashes() throws IOException {
        door.swarmctl("exec", "-i", "/a", "sh", "-c", "x");
        door.swarmctl("exec", "-i", "/a", "--", "sh", "-c", "x");
        for (StubDoor.Asked asked : door.asked) {
            assertThat(Json.read(asked.body()).path("command").toString()).isEqualTo("[\"sh\",\"-c\",\"x\"]");
            assertThat(Json.read(asked.body()).path("stdin").asBoolean()).isTrue();
        }
        assertThat(door.asked).hasSize(2);
    }
}
