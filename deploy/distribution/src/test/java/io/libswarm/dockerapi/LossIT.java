package io.libswarm.dockerapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An engine that is lost and comes back, seen through a front end. */
class LossIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void aLostHostKeepsItsContainersAndRefusesWhatIsAskedOfThemUntilItIsBack() throws Exception {
        String name = Lab.prefix() + "-front-loss-" + Long.toString(System.nanoTime(), 36);
        try (Stage stage = new Stage()) {
            stage.add("victim", "docker", Map.of("host", List.of(Lab.victim())));
            stage.front(Map.of());
            Cli docker = new Cli(Cli.installed().get(0), stage.address());
            await().atMost(SOON).until(() -> stage.get("/info").body().contains("Healthy"));
            docker.run("create", "--name", name, "busybox", "true").good();
            try {
                Lab.victim("kill");
                await().atMost(SOON).until(() -> status(docker, name).equals("Host Down"));
                assertThat(stage.send("POST", "/containers/" + name + "/start", "")
                                .statusCode())
                        .isEqualTo(503);
                Cli.Said refused = docker.run("create", "busybox");
                assertThat(refused.err()).contains("[health] removed 1 host");
                assertThat(stage.get("/info").body()).contains("Disconnected", "can't be reached");
            } finally {
                Lab.victim("start");
            }
            await().atMost(SOON).until(() -> status(docker, name).equals("Created"));
            docker.run("rm", name).good();
        }
    }

    private static String status(Cli docker, String name) {
        return docker.run("ps", "-a", "--filter", "name=" + name, "--format", "{{.Status}}")
                .good();
    }
}
