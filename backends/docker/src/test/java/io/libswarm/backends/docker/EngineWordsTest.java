package io.libswarm.backends.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.util.ByteString;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Kind;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.RunState;
import io.libswarm.runtime.gate.AnsweredException;
import io.libswarm.runtime.http.dial.DialException;
import io.libswarm.runtime.http.dial.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** The engine's words, in the protocol's. */
class EngineWordsTest {

    private static ByteString container(String state, String more) {
        return ByteString.fromString(
                "{\"Id\":\"0123456789abcdef\",\"Name\":\"/web\",\"Path\":\"sh\",\"Args\":[\"-c\",\"x\"],"
                        + "\"State\":{" + state + "},\"Config\":{\"Image\":\"busybox\",\"Labels\":null}" + more + "}");
    }

    @Test
    void everyStateOfAContainerIsMappedAndOnlyOneAtRestHasAnExitStatus() {
        Map<String, RunState> states = Map.of(
                "created", RunState.CREATED,
                "running", RunState.RUNNING,
                "paused", RunState.PAUSED,
                "restarting", RunState.PENDING,
                "removing", RunState.STOPPING,
                "exited", RunState.EXITED,
                "dead", RunState.FAILED,
                "dreaming", RunState.UNKNOWN);
        states.forEach((word, state) -> {
            EngineObject seen = ContainerMapping.container(container("\"Status\":\"" + word + "\",\"ExitCode\":9", ""));
            assertThat(seen.state()).isEqualTo(state);
            boolean over = List.of("exited", "dead", "removing").contains(word);
            assertThat(seen.exitStatus()).isEqualTo(over ? Integer.valueOf(9) : null);
            assertThat(seen.name()).isEqualTo("web");
            assertThat(seen.attributes()).containsEntry("command", "sh -c x").doesNotContainKey("health");
        });
    }

    @Test
    void aDocumentIsKeptByteForByte() {
        ByteString document = container("\"Status\":\"running\"", ",\"NewInApi2099\":{\"b\":1,\"a\":[ ]}");
        assertThat(ContainerMapping.container(document).document()).isSameAs(document);
    }

    @Test
    void anUntaggedImageIsCalledByItsId() {
        var image =
                Json.read(ByteString.fromString("{\"Id\":\"sha256:ab\",\"RepoTags\":null,\"Labels\":null,\"Size\":7}"));
        assertThat(ThingMapping.image(image).name()).isEqualTo("sha256:ab");
        assertThat(ThingMapping.image(image).kind()).isEqualTo(Kind.IMAGE);
    }

    @Test
    void errorsKeepTheEnginesWordsAndGetTheProtocolsCodes() {
        var absent = new CompletionException(new NotFoundException("{\"message\":\"No such container: x\"}"));
        assertThat(EngineErrors.failure(absent).code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(EngineErrors.failure(absent).message()).isEqualTo("No such container: x");
        assertThat(EngineErrors.failure(new ConflictException("{\"message\":\"in use\"}"))
                        .code())
                .isEqualTo(ErrorCode.CONFLICT);
        assertThat(EngineErrors.failure(new EngineException(500, "boom")).code())
                .isEqualTo(ErrorCode.BACKEND_FAILED);
        assertThat(EngineErrors.failure(new DialException(DialException.Kind.CUT, "cut", null))
                        .code())
                .isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(EngineErrors.message(500, "")).isEqualTo("status 500");
        assertThat(EngineErrors.message(502, "Bad Gateway\n")).isEqualTo("Bad Gateway");
    }

    @Test
    void eventsThatChangeNothingAreKnown() {
        var exec = Json.read(
                ByteString.fromString(
                        "{\"Type\":\"container\",\"Action\":\"exec_start: sh -c x\",\"Actor\":{\"ID\":\"c\",\"Attributes\":{}}}"));
        assertThat(EngineEvent.of(exec)).isEqualTo(new EngineEvent("container", "exec_start", "c", ""));
        assertThat(EngineEvent.of(exec).changes()).isFalse();
        var joined = Json.read(
                ByteString.fromString(
                        "{\"Type\":\"network\",\"Action\":\"connect\",\"Actor\":{\"ID\":\"n\",\"Attributes\":{\"container\":\"c\"}}}"));
        assertThat(EngineEvent.of(joined).container()).isEqualTo("c");
        assertThat(EngineEvent.of(joined).changes()).isTrue();
    }

    @Test
    void aPullThatFailsSaysSoBehindItsGoodStatus() {
        assertThat(PullProgress.problem(
                        ByteString.fromString("{\"status\":\"Pulling\"}\r\n{\"error\":\"no route\"}\r\n")))
                .isEqualTo("no route");
        assertThat(PullProgress.problem(ByteString.fromString("{\"status\":\"Done\"}\r\n")))
                .isEmpty();
    }

    @Test
    void constraintsHoldOrAreRefusedByName() {
        NodeSummary host = new NodeSummary(
                NodePath.parse("/east/node-1"),
                Kind.HOST,
                RunState.RUNNING,
                Map.of("rack", "7"),
                Map.of(),
                "",
                new Cursor("east", 1, 1));
        Constraints.check(List.of("rack==7", "name==node-1", "backend!=west"), host);
        assertThatThrownBy(() -> Constraints.check(List.of("rack!=7"), host))
                .isInstanceOf(AnsweredException.class)
                .hasMessageContaining("rack!=7");
        assertThatThrownBy(() -> Constraints.check(List.of("rack"), host)).hasMessageContaining("key==value");
    }

    @Test
    void aPortIsReachedWhereItIsPublishedOrAtTheContainerOfALocalEngine() {
        ByteString published = container(
                "\"Status\":\"running\"",
                ",\"NetworkSettings\":{\"IPAddress\":\"10.0.0.9\",\"Ports\":{\"80/tcp\":[{\"HostIp\":\"0.0.0.0\",\"HostPort\":\"8080\"}]}}");
        Endpoint remote = Endpoint.parse("tcp://engine.example:2375", null);
        Endpoint local = Endpoint.parse("unix:///var/run/docker.sock", null);
        assertThat(PublishedPort.of(published, 80, remote)).isEqualTo(new PublishedPort("engine.example", 8080));
        assertThat(PublishedPort.of(published, 81, local)).isEqualTo(new PublishedPort("10.0.0.9", 81));
        assertThatThrownBy(() -> PublishedPort.of(published, 81, remote)).hasMessageContaining("81 is not published");
    }
}
