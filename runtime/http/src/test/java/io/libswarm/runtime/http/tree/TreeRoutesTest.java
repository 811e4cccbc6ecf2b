package io.libswarm.runtime.http.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.libswarm.protocol.MountSpec;
import io.libswarm.protocol.PortSpec;
import io.libswarm.protocol.ResourceSpec;
import io.libswarm.protocol.RestartPolicy;
import io.libswarm.runtime.http.tree.TreeDoor.Answer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class TreeRoutesTest {
    private static TreeDoor door;

    @BeforeAll
    static void open() throws IOException {
        door = new TreeDoor();
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @Test
    void aNodeIsAnsweredWithItsStateVerbsAndDocument() throws Exception {
        door.task("got");
        Answer node =
                door.get("/tree/v1/get/test/got?fresh=true", "Swarm-Request-Id", "my-id", "traceparent", "00-aa-bb-01");
        assertThat(node.status()).isEqualTo(200);
        assertThat(node.body())
                .contains("\"path\":\"/test/got\"", "\"name\":\"got\"", "\"kind\":\"task\"", "\"READ_FILES\"")
                .contains("\"native\":{\"who\":\"local\",\"id\":\"my-id\",\"trace\":\"00-aa-bb-01\",\"fresh\":true}");
        assertThat(node.header("Swarm-Request-Id")).isEqualTo("my-id");
    }

    @Test
    void aNodeThatIsAsBeforeIsNotSentAgain() throws Exception {
        Answer first = door.get("/tree/v1/get/test");
        assertThat(first.header("ETag")).startsWith("\"");
        Answer again = door.get("/tree/v1/get/test", "If-None-Match", first.header("ETag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void namesOfAnyKindArePathsWhenEncoded() throws Exception {
        door.task("a/b ü%");
        Answer node = door.get("/tree/v1/get/test/a%2Fb%20%C3%BC%25");
        assertThat(node.body()).contains("\"name\":\"a/b ü%\"").contains("\"path\":\"/test/a%2Fb%20%C3%BC%25\"");
    }

    @Test
    void childrenAreListedInPagesAndSelected() throws Exception {
        for (String name : List.of("page-1", "page-2", "page-3")) {
            door.task(name);
        }
        Answer first = door.get("/tree/v1/ls/test?name=page-*&limit=2");
        assertThat(first.body())
                .contains("page-1", "page-2", "\"cursor\":\"page-2\"")
                .doesNotContain("page-3");
        Answer second = door.get("/tree/v1/ls/test?name=page-*&limit=2&cursor=page-2");
        assertThat(second.body()).contains("page-3").doesNotContain("page-2");
        assertThat(door.get("/tree/v1/ls/test?name=page-*&kind=image,volume").body())
                .isEqualTo("{\"children\":[],\"failures\":[]}");
        assertThat(door.get("/tree/v1/ls/").body()).contains("\"path\":\"/test\"", "\"path\":\"/_providers\"");
        assertThat(door.get("/tree/v1/ls").body()).contains("\"path\":\"/test\"");
    }

    @Test
    void aSpecIsUnderstoodInWhole() throws Exception {
        Answer made = door.ask("POST", "/tree/v1/spawn/test", """
                {"name": "whole", "image": "busybox", "command": ["sh", "-c", "date"], "env": {"A": "1"},
                 "workingDir": "/w", "user": "u", "stdin": true, "terminal": true, "labels": {"l": "v"},
                 "ports": [{"port": 80, "hostPort": 8080}], "mounts": [{"type": "tmpfs", "target": "/t"}],
                 "resources": {"memoryBytes": 5000000000}, "restart": {"name": "on-failure", "maximumRetries": 2},
                 "constraints": ["a==b"], "start": false, "native": {"HostConfig": {"Init": true}}, "unknown": 1}
                """);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo("/tree/v1/get/test/whole");
        assertThat(made.body()).contains("\"state\":\"created\"", "\"labels\":{\"l\":\"v\"}");
        var spec = TestBackend.lastSpec;
        assertThat(spec.command()).containsExactly("sh", "-c", "date");
        assertThat(spec.env()).isEqualTo(Map.of("A", "1"));
        assertThat(spec.ports()).containsExactly(new PortSpec(80, "tcp", 8080, null));
        assertThat(spec.mounts()).containsExactly(new MountSpec("tmpfs", "", "/t", false));
        assertThat(spec.resources()).isEqualTo(new ResourceSpec(5_000_000_000L, 0));
        assertThat(spec.restart()).isEqualTo(new RestartPolicy("on-failure", 2));
        assertThat(spec.nativeSection().utf8String()).isEqualTo("{\"HostConfig\":{\"Init\":true}}");
        assertThat(spec.stdin() && spec.terminal()).isTrue();
    }

    @Test
    void aSpawnRepeatedUnderItsIdMakesOneNode() throws Exception {
        String body = "{\"name\":\"once\"}";
        Answer first = door.ask("POST", "/tree/v1/spawn/test", body, "Swarm-Request-Id", "spawn-once");
        Answer again = door.ask("POST", "/tree/v1/spawn/test", body, "Swarm-Request-Id", "spawn-once");
        Answer other = door.ask("POST", "/tree/v1/spawn/test", body);
        assertThat(List.of(first.status(), again.status(), other.status())).containsExactly(201, 201, 409);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.body()).contains("ALREADY_EXISTS");
    }

    @Test
    void aNodeIsStoppedStartedChangedAndRemoved() throws Exception {
        door.task("lived");
        Answer stopped = door.ask("POST", "/tree/v1/stop/test/lived?signal=TERM&grace=500ms", "");
        assertThat(stopped.body()).contains("\"state\":\"exited\"", "\"exitStatus\":4", "\"alreadyStopped\":false");
        assertThat(door.ask("POST", "/tree/v1/stop/test/lived", "").body()).contains("\"alreadyStopped\":true");
        assertThat(door.ask("POST", "/tree/v1/start/test/lived", "").body()).contains("\"alreadyStarted\":false");
        Answer changed = door.ask(
                "PATCH", "/tree/v1/set/test/lived", "{\"labels\":{\"a\":\"b\",\"c\":null},\"native\":{\"Memory\":1}}");
        assertThat(changed.body()).contains("\"labels\":{\"a\":\"b\"}", "\"native\":{\"Memory\":1}");
        Answer refused = door.ask("DELETE", "/tree/v1/remove/test/lived", "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("\"code\":\"CONFLICT\"", "\"path\":\"/test/lived\"");
        assertThat(door.ask("DELETE", "/tree/v1/remove/test/lived?force=true", "")
                        .body())
                .contains("\"alreadyGone\":false", "\"cursor\":\"test~");
        assertThat(door.get("/tree/v1/get/test/lived").status()).isEqualTo(404);
    }

    @Test
    void backendsAndProvidersDescribeThemselves() throws Exception {
        assertThat(door.get("/tree/v1/describe/test").body())
                .contains("\"emulated\":[\"WATCH\"]", "\"features\":[\"tty\"]", "\"member\":\"here\"")
                .contains("\"settings\":[{\"name\":\"size\",\"type\":\"NUMBER\"");
        assertThat(door.get("/tree/v1/describe/_providers/test").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                GET    | /tree/v1/get/nowhere               |                               | 404 | NOT_FOUND   | /nowhere
                GET    | /tree/v1/get/a/../b                |                               | 400 | INVALID     | reserved
                GET    | /tree/v1/get/a%ff                  |                               | 400 | INVALID     | UTF-8
                GET    | /tree/v1/get/test?fresh=maybe      |                               | 400 | INVALID     | fresh: maybe (expected: true or false)
                GET    | /tree/v1/ls/test?limit=0           |                               | 400 | INVALID     | limit: 0
                GET    | /tree/v1/ls/test?limit=x           |                               | 400 | INVALID     | limit: x
                POST   | /tree/v1/stop/test/x?grace=soon    |                               | 400 | INVALID     | grace: soon
                POST   | /tree/v1/stop/test                 |                               | 501 | UNSUPPORTED | STOP
                POST   | /tree/v1/spawn/test                | {"ports":[{"port":99999}]}    | 400 | INVALID     | port: 99999
                POST   | /tree/v1/spawn/test                | {"ports":[{"port":"http"}]}   | 400 | INVALID     | ports[0].port: "http" (expected: a whole number)
                POST   | /tree/v1/spawn/test                | {"env":{"A":1}}               | 400 | INVALID     | env.A: 1 (expected: a text)
                POST   | /tree/v1/spawn/test                | {"backend":{}}                | 400 | INVALID     | backend.provider: missing
                POST   | /tree/v1/spawn/test                | {"name":                      | 400 | INVALID     | no JSON at line 1
                POST   | /tree/v1/spawn/test                | []                            | 400 | INVALID     | body: a list (expected: an object)
                POST   | /tree/v1/spawn/test                |                               | 400 | INVALID     | body: empty
                POST   | /tree/v1/connect/test              | {"to":"moon"}                 | 400 | INVALID     | to: moon (expected: attach, exec or port)
                GET    | /tree/v1/file/test                 |                               | 400 | INVALID     | at: missing
                GET    | /tree/v1/nonsense/test             |                               | 404 | NOT_FOUND   | verb: nonsense (expected: one of ls, get, set
                DELETE | /tree/v1/get/test                  |                               | 405 | UNSUPPORTED | method: DELETE (expected: GET)
                POST   | /tree/v1/file/test                 |                               | 405 | UNSUPPORTED | method: POST (expected: GET, PUT)
                GET    | /tree/v1/native/test               |                               | 404 | NOT_FOUND   | /native/<path>/-/<target>
                GET    | /tree/v1/stream/unknown            |                               | 404 | NOT_FOUND   | stream: unknown
                """)
    void whatCannotBeIsRefusedByName(String method, String target, String body, int status, String code, String says)
            throws Exception {
        Answer answer = door.ask(method, target, body == null ? "" : body);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"").contains(says.replace("\"", "\\\""));
        assertThat(answer.status()).isEqualTo(status);
        OpenApi.check("Failed", answer.body());
    }

    @Test
    void aDeadlineIsKept() throws Exception {
        door.task("silent");
        Answer late = door.ask("POST", "/tree/v1/stop/test/silent?signal=SILENCE", "", "Swarm-Deadline", "300");
        assertThat(late.status()).isEqualTo(504);
        assertThat(late.body()).contains("TIMED_OUT", "\"retryable\":true", "\"blame\":\"CAPACITY\"");
        assertThat(door.get("/tree/v1/get/test", "Swarm-Deadline", "soon").body())
                .contains("Swarm-Deadline: soon");
        assertThat(door.get("/tree/v1/get/test", "Swarm-Request-Id", "x".repeat(300))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whileTheRuntimeIsAwayEveryRouteSaysSo() throws Exception {
        try (TreeDoor joining = new TreeDoor()) {
            joining.away = true;
            for (String verb : List.of("ls", "get", "watch", "log", "file", "describe")) {
                Answer answer = joining.get("/tree/v1/" + verb + "/test");
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.body()).contains("UNAVAILABLE", "\"retryable\":true");
            }
            joining.away = false;
            assertThat(joining.get("/tree/v1/get/").status()).isEqualTo(200);
        }
    }
}
