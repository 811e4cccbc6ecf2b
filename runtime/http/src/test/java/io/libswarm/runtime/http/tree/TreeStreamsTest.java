package io.libswarm.runtime.http.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.libswarm.runtime.http.RawClient;
import io.libswarm.runtime.http.tree.TreeDoor.Answer;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TreeStreamsTest {
    private static TreeDoor door;

    @BeforeAll
    static void open() throws Exception {
        door = new TreeDoor();
        door.task("t");
    }

    @AfterAll
    static void close() {
        door.close();
    }

    private static RawClient connect(String body, boolean upgrade) throws IOException {
        String asks = upgrade ? "Connection: Upgrade\r\nUpgrade: tcp\r\n" : "";
        return RawClient.to(door.listener.address())
                .send("POST /tree/v1/connect/test/t HTTP/1.1\r\nHost: x\r\n" + asks + "Content-Length: " + body.length()
                        + "\r\n\r\n" + body);
    }

    private static String field(String head, String name) {
        int at = head.toLowerCase(Locale.ROOT).indexOf("\n" + name + ": ") + name.length() + 3;
        return head.substring(at, head.indexOf('\r', at));
    }

    @Test
    void aConnectionKeepsHalfCloseAndTellsStdoutFromStderr() throws Exception {
        try (RawClient client = connect("{\"to\":\"exec\",\"command\":[\"cat\"],\"stdin\":true}", true)) {
            String head = client.head();
            assertThat(head).startsWith("HTTP/1.1 101").contains("multiplexed-stream");
            String stream = "/tree/v1/stream/" + field(head, "swarm-stream");
            assertThat(client.send("abc").text(11)).isEqualTo("\1\0\0\0\0\0\0\3abc");
            assertThat(door.get(stream).body()).contains("\"ended\":false", "\"path\":\"/test/t\"");
            client.shutdownOutput();
            assertThat(client.rest()).isEqualTo("\2\0\0\0\0\0\0\3bye");
            await().untilAsserted(
                            () -> assertThat(door.get(stream).body()).contains("\"ended\":true", "\"exitStatus\":7"));
        }
    }

    @Test
    void aTerminalIsRawAndTakesItsSize() throws Exception {
        String exec = "{\"to\":\"exec\",\"command\":[\"sh\"],\"stdin\":true,\"terminal\":true}";
        try (RawClient client = connect(exec, true)) {
            String head = client.head();
            assertThat(head).contains("raw-stream");
            String stream = "/tree/v1/stream/" + field(head, "swarm-stream");
            Answer resized = door.ask("POST", stream + "/resize?columns=80&rows=24", "");
            assertThat(resized.status()).isEqualTo(204);
            assertThat(client.text(5)).isEqualTo("80x24");
            assertThat(door.ask("POST", stream + "/resize?columns=80", "").body())
                    .contains("rows: missing");
            assertThat(door.ask("POST", stream + "/resize?columns=0&rows=1", "").body())
                    .contains("terminal size: 0 x 1");
            client.shutdownOutput();
            assertThat(client.rest()).isEqualTo("bye");
            assertThat(door.ask("POST", stream + "/resize?columns=80&rows=24", "")
                            .status())
                    .isEqualTo(409);
        }
    }

    @Test
    void aPortIsRawAlsoWithoutAnUpgrade() throws Exception {
        try (RawClient client = connect("{\"to\":\"port\",\"number\":80}", false)) {
            assertThat(client.head()).startsWith("HTTP/1.1 200").contains("raw-stream");
            assertThat(client.send("abc").text(3)).isEqualTo("abc");
            client.shutdownOutput();
            assertThat(client.rest()).isEqualTo("bye");
        }
    }

    @Test
    void aClientThatVanishesIsToldOf() throws Exception {
        String stream;
        try (RawClient client = connect("{\"to\":\"attach\",\"stdin\":true}", true)) {
            stream = "/tree/v1/stream/" + field(client.head(), "swarm-stream");
            client.send("x").text(1);
        }
        await().untilAsserted(() -> assertThat(door.get(stream).body()).contains("\"ended\":true"));
    }

    @Test
    void aConnectionThatIsRefusedIsAnOrdinaryAnswer() throws Exception {
        Answer refused = door.ask("POST", "/tree/v1/connect/test", "{\"to\":\"attach\"}");
        assertThat(refused.status()).isEqualTo(501);
    }

    @Test
    void filesGoBothWays() throws Exception {
        String tar = "pretend this is tar\n".repeat(50_000);
        assertThat(door.ask("PUT", "/tree/v1/file/test/t?at=/etc", tar).status())
                .isEqualTo(204);
        Answer read = door.get("/tree/v1/file/test/t?at=/etc");
        assertThat(read.header("Content-Type")).isEqualTo("application/x-tar");
        assertThat(read.body()).isEqualTo(tar);
    }

    @Test
    void whyFilesCannotBeReadOrWrittenIsSaid() throws Exception {
        Answer missing = door.get("/tree/v1/file/test/t?at=/missing");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.body()).contains("/missing: no such file");
        Answer full = door.ask("PUT", "/tree/v1/file/test/t?at=/full", "some bytes");
        assertThat(full.status()).isEqualTo(502);
        assertThat(full.body()).contains("no space left on device");
    }

    @Test
    void aNativeCallIsPassedThroughAsItIs() throws Exception {
        Answer answer = door.ask(
                "POST", "/tree/v1/native/test/t/-/v1.41/a%2Fb/-/c?x=%20y&x=2", "the body", "X-One", "1", "X-Many", "2");
        assertThat(answer.status()).isEqualTo(418);
        assertThat(answer.body()).isEqualTo("the body");
        assertThat(answer.header("Asked")).isEqualTo("POST /v1.41/a%2Fb/-/c?x=%20y&x=2");
        assertThat(answer.header("X-One")).isEqualTo("1");
        Answer head = door.ask("HEAD", "/tree/v1/native/test/t/-/_ping", "");
        assertThat(head.header("Asked")).isEqualTo("HEAD /_ping");
        assertThat(door.get("/tree/v1/native/test/-/x").status()).isEqualTo(501);
    }

    @Test
    void aNativeUpgradeIsAByteStreamBehindItsBody() throws Exception {
        try (RawClient client = RawClient.to(door.listener.address())) {
            client.send("POST /tree/v1/native/test/t/-/exec/1/start HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n"
                    + "Upgrade: tcp\r\nContent-Length: 2\r\n\r\n{}early");
            assertThat(client.head()).startsWith("HTTP/1.1 101").contains("Asked: POST /exec/1/start");
            assertThat(client.text(7)).isEqualTo("{}early");
            client.send("more").shutdownOutput();
            assertThat(client.rest()).isEqualTo("more");
        }
    }
}
