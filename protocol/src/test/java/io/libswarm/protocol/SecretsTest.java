package io.libswarm.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import akka.util.ByteString;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a log shows of a message tells no secret. */
class SecretsTest {
    private static final String SECRET = "hunter2";

    private static Wire wire;

    @BeforeAll
    static void open() {
        wire = new Wire();
    }

    @AfterAll
    static void close() {
        wire.close();
    }

    private static void silent(Object message) {
        assertThat(message.toString())
                .doesNotContain(SECRET)
                .doesNotContain("104, 117, 110")
                .doesNotContain("68, 75, 6e");
    }

    private static ByteString secretBytes() {
        return ByteString.fromString(SECRET);
    }

    @Test
    void aSpecShowsNoEnvironmentSettingsCommandOrNativeSection() {
        BackendSpec backend = new BackendSpec("docker", Map.of("token", List.of(SECRET)), Placement.ANYWHERE);
        NodeSpec spec = NodeSpec.builder()
                .name("web")
                .image("busybox")
                .command("login", "--password=" + SECRET)
                .env("PASSWORD", SECRET)
                .label("token", SECRET)
                .nativeSection(secretBytes())
                .backend(backend)
                .build();
        silent(spec);
        silent(backend);
        silent(new SpawnNode(Samples.context(), spec, wire.ref()));
        assertThat(spec.toString()).contains("web").contains("busybox").contains("token");
    }

    @Test
    void aNativeCallShowsNeitherItsQueryNorSecretHeaders() {
        List<Header> headers = List.of(
                new Header("Authorization", "Bearer " + SECRET),
                new Header("X-Registry-Auth", SECRET),
                new Header("x-registry-config", SECRET),
                new Header("Cookie", SECRET),
                new Header("Content-Type", "application/json"));
        CallNative call =
                new CallNative(Samples.context(), "POST", "/build?buildargs=" + SECRET, headers, false, wire.ref());
        silent(call);
        assertThat(call.toString()).contains("POST /build?***").contains("Content-Type: application/json");
        silent(new NativeHead(200, List.of(new Header("Set-Cookie", SECRET))));
    }

    @Test
    void anExecShowsItsProgramOnly() {
        Connection exec = new Connection.Exec(
                List.of("mysql", "-p" + SECRET), Map.of("PASSWORD", SECRET), null, null, false, false);
        silent(exec);
        silent(new ConnectNode(Samples.context(), exec, wire.ref()));
        assertThat(exec.toString()).contains("mysql").contains("PASSWORD");
    }

    @Test
    void bytesAreCountedAndNotShown() {
        silent(StreamChunk.of(secretBytes()));
        silent(NativeDocument.json(secretBytes()));
        silent(new UpdateNode(Samples.context(), Map.of("label", SECRET), secretBytes(), wire.ref()));
        assertThat(StreamChunk.of(secretBytes()).toString()).contains("7 B");
    }

    @Test
    void aSummaryShowsNeitherLabelsNorAttributes() {
        NodeSummary summary = new NodeSummary(
                Samples.WEB,
                Kind.CONTAINER,
                RunState.RUNNING,
                Map.of("label", SECRET),
                Map.of("command", "login " + SECRET),
                "Up",
                Samples.CURSOR);
        silent(summary);
        silent(new NodeAppeared(summary));
        silent(new NodeReported(new NodeState(summary, java.util.Set.of(), null, NativeDocument.json(SECRET))));
    }
}
