package io.libswarm.backends.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.util.ByteString;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.libswarm.protocol.NodeSpec;
import io.libswarm.protocol.NodeSpecBuilder;
import io.libswarm.protocol.PortSpec;
import io.libswarm.protocol.RestartPolicy;
import org.junit.jupiter.api.Test;

class CreateBodyTest {

    private static ObjectNode body(NodeSpecBuilder spec) {
        return CreateBody.of(spec.build(), "request-1");
    }

    private static NodeSpecBuilder busybox() {
        return NodeSpec.builder().image("busybox");
    }

    @Test
    void theRequestIdIsALabelBesideTheCallers() {
        ObjectNode body = body(busybox().label("a", "b"));
        assertThat(Json.texts(body.path("Labels")))
                .containsEntry("a", "b")
                .containsEntry(CreateBody.REQUEST_LABEL, "request-1");
    }

    @Test
    void anEmptyCommandIsLeftToTheImage() {
        assertThat(body(busybox()).has("Cmd")).isFalse();
        assertThat(body(busybox().command("a", "b c")).path("Cmd")).hasToString("[\"a\",\"b c\"]");
    }

    @Test
    void oneContainerPortMayBePublishedTwice() {
        ObjectNode body =
                body(busybox().port(new PortSpec(53, "udp", 5353, null)).port(new PortSpec(53, "udp", 0, "127.0.0.1")));
        assertThat(body.at("/HostConfig/PortBindings/53~1udp"))
                .hasToString("[{\"HostPort\":\"5353\"},{\"HostPort\":\"\",\"HostIp\":\"127.0.0.1\"}]");
        assertThat(body.path("ExposedPorts").has("53/udp")).isTrue();
    }

    @Test
    void theNativeSectionIsMergedOverAsATree() {
        ObjectNode body = body(busybox()
                .nativeSection(ByteString.fromString(
                        "{\"HostConfig\":{\"Privileged\":true,\"Memory\":null},\"Unknown\":{\"x\":[1]}}")));
        assertThat(body.at("/HostConfig/Privileged").asBoolean()).isTrue();
        assertThat(body.at("/HostConfig/Memory").isMissingNode()).isTrue();
        assertThat(body.at("/HostConfig/RestartPolicy/Name").asText()).isEqualTo("no");
        assertThat(body.at("/Unknown/x/0").asInt()).isEqualTo(1);
    }

    @Test
    void whatCannotBeHonouredIsNamed() {
        assertThatThrownBy(() -> body(NodeSpec.builder())).hasMessageContaining("image: none");
        assertThatThrownBy(() -> body(busybox().restart(new RestartPolicy("sometimes", 0))))
                .hasMessageContaining("restart: sometimes");
        assertThatThrownBy(() -> body(busybox().nativeSection(ByteString.fromString("[1]"))))
                .hasMessageContaining("a JSON object");
        assertThatThrownBy(() -> body(busybox().nativeSection(ByteString.fromString("{\"a\":"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not JSON");
    }
}
