package io.libswarm.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.util.ByteString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bad content is named, with what was expected. */
class ContentTest {
    private static Wire wire;

    @BeforeAll
    static void open() {
        wire = new Wire();
    }

    @AfterAll
    static void close() {
        wire.close();
    }

    private static @Nullable String spawning(NodeSpecBuilder spec) {
        return new SpawnNode(Samples.context(), spec.build(), wire.ref()).objection();
    }

    private static NodeSpecBuilder spec() {
        return NodeSpec.builder();
    }

    @Test
    void aSpecWithABadNameIsRefused() {
        assertThat(spawning(spec().name(""))).isEqualTo("name: empty (expected: 1 to 255 bytes)");
        assertThat(spawning(spec().name("x".repeat(256)))).startsWith("name: 256 bytes (expected: 1 to 255)");
        assertThat(spawning(spec().name("a\tb"))).isEqualTo("name: control character U+0009 at 1 (expected: none)");
        assertThat(spawning(spec().name(".."))).contains("reserved");
        assertThat(spawning(spec().name("_images"))).contains("'_images' is reserved");
        assertThat(spawning(spec().name("wéb 1/2"))).isNull();
        assertThat(spawning(spec())).isNull();
    }

    @Test
    void aSpecWithBadPartsIsRefused() {
        assertThat(spawning(spec().env("A=B", "secret"))).isEqualTo("env: 'A=B' (expected: a name without =)");
        assertThat(spawning(spec().constraint("zone"))).contains("'zone' (expected: key==value or key!=value)");
        assertThat(spawning(spec().constraint("zone!=a"))).isNull();
        assertThat(spawning(spec().restart(new RestartPolicy("never", 0)))).contains("'never' (expected: no,");
        assertThat(spawning(spec().restart(new RestartPolicy("on-failure", -1))))
                .contains("-1 retries");
        assertThat(spawning(spec().port(new PortSpec(80, "http", 0, null)))).contains("'http' (expected: tcp, udp");
        assertThat(spawning(spec().mount(new MountSpec("nfs", "", "/x", false))))
                .contains("'nfs'");
        assertThat(spawning(spec().mount(new MountSpec("volume", "v", "x", false))))
                .contains("mount target: 'x'");
        assertThat(spawning(spec().mount(new MountSpec("bind", "", "/x", false))))
                .contains("mount source of /x");
        assertThat(spawning(spec().label("", "x"))).contains("label");
        assertThat(spawning(spec().backend(new BackendSpec(" ", Map.of(), Placement.ANYWHERE))))
                .contains("provider");
    }

    @Test
    void aConnectionToNothingIsRefused() {
        assertThat(connecting(new Connection.Port(0))).isEqualTo("port: 0 (expected: 1 to 65535)");
        assertThat(connecting(new Connection.Port(65535))).isNull();
        assertThat(connecting(new Connection.Exec(List.of(), Map.of(), null, null, false, false)))
                .contains("exec command: empty");
        assertThat(connecting(new Connection.Exec(List.of("id"), Map.of("", "x"), null, null, false, false)))
                .contains("env: ''");
    }

    private static @Nullable String connecting(Connection connection) {
        return new ConnectNode(Samples.context(), connection, wire.ref()).objection();
    }

    @Test
    void aNativeCallThatWouldBeTwoRequestsIsRefusedWithoutRepeatingItsValues() {
        assertThat(calling("GET", "/info", "X-A", "b")).isNull();
        assertThat(calling("GET /x HTTP/1.1\r\n", "/info", "X-A", "b")).startsWith("method:");
        assertThat(calling("GET", "info", "X-A", "b")).contains("begins with /");
        assertThat(calling("GET", "/info HTTP/1.1\r\nX: y", "X-A", "b")).startsWith("target:");
        assertThat(calling("GET", "/info", "X-A:", "b")).startsWith("header name:");
        assertThat(calling("GET", "/info", "X-A", "secret\r\nX-B: c"))
                .startsWith("header X-A:")
                .doesNotContain("secret");
    }

    private static @Nullable String calling(String method, String target, String name, String value) {
        List<Header> headers = List.of(new Header(name, value));
        return new CallNative(Samples.context(), method, target, headers, false, wire.ref()).objection();
    }

    @Test
    void otherBadContentIsRefused() {
        assertThat(new ReadFiles(Samples.context(), "etc", wire.ref()).objection())
                .contains("at: 'etc'");
        assertThat(new WriteFiles(Samples.context(), "", wire.ref()).objection())
                .contains("at: ''");
        assertThat(new WatchNode(Samples.context(), -1, List.of(), wire.ref()).objection())
                .contains("depth: -1");
        assertThat(new StopNode(Samples.context(), "", null, wire.ref()).objection())
                .contains("signal: ''");
        assertThat(new StopNode(Samples.context(), null, Duration.ofSeconds(-1), wire.ref()).objection())
                .contains("grace: PT-1S");
        assertThat(new UpdateNode(Samples.context(), Map.of("", "x"), ByteString.emptyByteString(), wire.ref())
                        .objection())
                .contains("label");
    }

    @Test
    void partsThatCanNotBeAreRefusedWhereTheyAreMade() {
        assertThatThrownBy(() -> new PortSpec(99999, "tcp", 0, null)).hasMessage("port: 99999 (expected: 1 to 65535)");
        assertThatThrownBy(() -> new Page(1001, null)).hasMessage("limit: 1001 (expected: 1 to 1000)");
        assertThatThrownBy(() -> new TerminalResized(0, 24)).hasMessageContaining("0 x 24");
        assertThatThrownBy(() -> new Placement("role=")).hasMessageContaining("'role='");
        List<String> command = new ArrayList<>(Arrays.asList("a", null));
        assertThatThrownBy(() -> spec().command(command).build()).hasMessage("list: a null at 1 (expected: none)");
        assertThatThrownBy(() -> new RequestId("a\nb")).hasMessageContaining("U+000A at 1");
        assertThatThrownBy(() -> new RequestId("")).hasMessageContaining("0 characters");
    }

    @Test
    void aPartOfAQueryAlwaysHasTheSameIdWithinBounds() {
        QueryContext context = Samples.context();
        assertThat(context.part("a").requestId()).isEqualTo(new RequestId("r-1/a"));
        QueryContext deep = context;
        for (int i = 0; i < 50; i++) {
            deep = deep.part("x".repeat(100));
            assertThat(deep.requestId().value().length()).isLessThanOrEqualTo(256);
        }
        String name = "y".repeat(300);
        assertThat(context.part(name).requestId()).isEqualTo(context.part(name).requestId());
        assertThat(context.part(name).requestId())
                .isNotEqualTo(context.part(name + "z").requestId());
        assertThat(context.part("a\nb").requestId().value()).doesNotContain("\n");
    }

    @Test
    void deadlinesNearAndFarDoNotOverflow() {
        for (Deadline far : List.of(
                Deadline.inMillis(Long.MAX_VALUE),
                Deadline.in(Duration.ofSeconds(Long.MAX_VALUE)),
                Deadline.in(Duration.ofDays(1)))) {
            assertThat(far.isPast()).isFalse();
            assertThat(far.leftMillis()).isGreaterThan(86_000_000);
        }
        for (Deadline past : List.of(
                Deadline.inMillis(Long.MIN_VALUE),
                Deadline.in(Duration.ofSeconds(Long.MIN_VALUE)),
                Deadline.inMillis(-1))) {
            assertThat(past.isPast()).isTrue();
            assertThat(past.leftMillis()).isNegative();
        }
        assertThat(Deadline.inMillis(60_000).orSooner(Duration.ofSeconds(1)).leftMillis())
                .isBetween(1L, 1000L);
        assertThat(Deadline.inMillis(500).orSooner(Duration.ofSeconds(9)).leftMillis())
                .isBetween(1L, 500L);
    }
}
