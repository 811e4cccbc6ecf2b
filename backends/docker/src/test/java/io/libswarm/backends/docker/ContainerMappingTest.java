package io.libswarm.backends.docker;

import static org.assertj.core.api.Assertions.assertThat;

import akka.util.ByteString;
import org.junit.jupiter.api.Test;

class ContainerMappingTest {

    @Test
    void portsAreWrittenAsDockerPsWritesThem() {
        String ports =
                "{\"80/tcp\":[{\"HostIp\":\"0.0.0.0\",\"HostPort\":\"8080\"},{\"HostIp\":\"::\",\"HostPort\":\"8080\"}],"
                        + "\"443/tcp\":null,\"53/udp\":[]}";
        assertThat(ContainerMapping.ports(Json.read(ByteString.fromString(ports))))
                .isEqualTo("0.0.0.0:8080->80/tcp, [::]:8080->80/tcp, 443/tcp, 53/udp");
    }
}
