package io.libswarm.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class HealthRoutesTest {
    private static String get(HttpListener listener, String path) throws IOException {
        try (RawClient client = RawClient.to(listener.address())) {
            return client.send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").answer();
        }
    }

    @Test
    void aProcessIsLiveReadyOrNotAndMeasured() throws IOException {
        AtomicReference<Optional<String>> notReady = new AtomicReference<>(Optional.of("it joins \"again\""));
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        metrics.counter("swarm.things").increment();
        try (HttpListener listener =
                HttpListener.open(ListenerSettings.of(TestDoor.ANY_PORT), HealthRoutes.of(notReady::get, metrics))) {
            assertThat(get(listener, "/live")).startsWith("HTTP/1.1 200").contains("{\"live\":true}");
            assertThat(get(listener, "/ready"))
                    .startsWith("HTTP/1.1 503")
                    .contains("{\"ready\":false,\"reason\":\"it joins \\\"again\\\"\"}");
            notReady.set(Optional.empty());
            assertThat(get(listener, "/ready")).startsWith("HTTP/1.1 200").contains("{\"ready\":true}");
            assertThat(get(listener, "/metrics")).contains("swarm_things_total 1.0");
        }
    }
}
