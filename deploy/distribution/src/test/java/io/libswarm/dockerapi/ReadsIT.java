package io.libswarm.dockerapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadsIT {
    private static Stage stage;

    @BeforeAll
    static void begin() {
        stage = Stage.ofEngines(Map.of());
    }

    @AfterAll
    static void end() {
        stage.close();
    }

    static List<String> clients() {
        return Cli.installed();
    }

    @Test
    void pingHasAllHeadersThatClientsRead() {
        for (String path : List.of("/_ping", "/v1.41/_ping", "/v1.24/_ping")) {
            for (String method : List.of("GET", "HEAD")) {
                var pong = stage.send(method, path, "");
                assertThat(pong.statusCode()).isEqualTo(200);
                assertThat(pong.headers().firstValue("Api-Version")).contains("1.41");
                assertThat(pong.headers().firstValue("Ostype")).contains("linux");
                assertThat(pong.headers().firstValue("Docker-Experimental")).contains("false");
                assertThat(pong.body()).isEqualTo(method.equals("GET") ? "OK" : "");
            }
        }
    }

    @Test
    void versionsThatAreTooOldOrTooNewAreRefusedInDockersWords() {
        var old = stage.get("/v1.2/info");
        assertThat(old.statusCode()).isEqualTo(400);
        assertThat(old.body())
                .contains("client version 1.2 is too old. Minimum supported API version is 1.24, please upgrade");
        var young = stage.get("/v1.99/info");
        assertThat(young.statusCode()).isEqualTo(400);
        assertThat(young.body())
                .isEqualTo("{\"message\":\"client version 1.99 is too new. Maximum supported API version is 1.50\"}");
    }

    @Test
    void whatIsNoRouteIsNotFoundAsJson() {
        for (String path : List.of("/nope", "/v1.41/nope/x", "/containers/%2e%2e/json/x")) {
            var unknown = stage.get(path);
            assertThat(unknown.statusCode()).isEqualTo(404);
            assertThat(unknown.body()).isEqualTo("{\"message\":\"page not found\"}");
        }
        assertThat(stage.send("POST", "/containers/json", "").statusCode()).isEqualTo(404);
    }

    @Test
    void swarmModeAndPluginsAreRefusedWithASentence() {
        for (String path : List.of("/swarm", "/nodes", "/v1.41/services", "/tasks", "/secrets", "/configs")) {
            var refused = stage.get(path);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("This node is not a swarm manager");
        }
        assertThat(stage.get("/plugins").statusCode()).isEqualTo(501);
        assertThat(stage.get("/plugins").body()).contains("\"message\"");
    }

    @Test
    void infoSumsTheHostsAndShowsEachOfThem() {
        String info = stage.get("/info").body();
        assertThat(info).contains("\"NCPU\":6");
        assertThat(info).contains("[\"Nodes\",\"3\"]", "lab-1", "lab-2", "lab-3");
    }

    @ParameterizedTest
    @MethodSource("clients")
    void theCliShowsThePool(String program) {
        Cli docker = new Cli(program, stage.address());
        assertThat(docker.run("version").good()).contains("libswarm/");
        assertThat(docker.run("info").good()).contains(" lab-2: /east2/lab-2", "Strategy: spread", "Nodes: 3");
        docker.run("ps").good();
    }

    @Test
    void theTreeIsServedBesideIt() {
        var listed = stage.get("/tree/v1/ls/");
        assertThat(listed.statusCode()).isEqualTo(200);
        assertThat(listed.body()).contains("\"/east1\"", "\"/front\"");
    }
}
