package io.libswarm.dockerapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A pool of an engine and a simulator. */
class ForeignIT {
    private static Stage stage;

    @BeforeAll
    static void begin() {
        stage = new Stage();
        stage.add("sim", "simulator", Map.of("hosts", List.of("2"), "containersPerHost", List.of("5")));
        stage.add("east1", "docker", Map.of("host", List.of(Lab.engine(0))));
        stage.front(Map.of());
    }

    @AfterAll
    static void end() {
        stage.close();
    }

    static List<Cli> clients() {
        return Cli.installed().stream()
                .map(program -> new Cli(program, stage.address()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("clients")
    void psShowsBoth(Cli docker) {
        String name = Lab.prefix() + "-front-both-" + Long.toString(System.nanoTime(), 36);
        docker.run("run", "-d", "--name", name, "busybox", "sleep", "600").good();
        try {
            assertThat(docker.run("ps", "--format", "{{.Names}}").good().lines())
                    .contains(name, "c-1", "c-10");
            assertThat(docker.run("info").good()).contains(" host-1: /sim/host-1", " lab-1: /east1/lab-1");
        } finally {
            docker.run("rm", "-f", name).good();
        }
    }

    @ParameterizedTest
    @MethodSource("clients")
    void itsVerbsAreTranslated(Cli docker) {
        String id =
                docker.run("ps", "-q", "--no-trunc", "--filter", "name=^c-2$").good();
        assertThat(id).hasSize(64);
        assertThat(docker.run("inspect", "-f", "{{.Id}} {{.State.Status}}", "c-2")
                        .good())
                .isEqualTo(id + " running");
        docker.run("logs", "c-2").good();
        docker.run("stop", "c-2").good();
        assertThat(docker.run("ps", "-q", "--filter", "name=^c-2$").good()).isEmpty();
        docker.run("wait", "c-2").good();
        docker.run("start", "host-1/c-2").good();
        assertThat(docker.run("ps", "-q", "--no-trunc", "--filter", "name=^c-2$")
                        .good())
                .isEqualTo(id);
        docker.run("kill", "c-2").good();
        docker.run("restart", "c-2").good();
        assertThat(docker.run("inspect", "-f", "{{.State.Running}}", "c-2").good())
                .isEqualTo("true");
    }

    @Test
    void whatIsRemovedIsGone() {
        Cli docker = clients().get(0);
        docker.run("rm", "-f", "c-3").good();
        assertThat(docker.run("ps", "-aq", "--filter", "name=^c-3$").good()).isEmpty();
        assertThat(stage.get("/containers/c-3/json").statusCode()).isEqualTo(404);
    }

    @Test
    void whatHasNoVerbIsRefusedWithASentence() {
        var refused = stage.get("/containers/c-4/export");
        assertThat(refused.statusCode()).isEqualTo(501);
        assertThat(refused.body()).contains("/sim/host-1, which is no Docker engine");
    }
}
