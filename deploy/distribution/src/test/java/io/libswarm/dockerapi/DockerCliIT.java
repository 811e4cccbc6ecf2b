package io.libswarm.dockerapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people type, over a pool of three engines, with each CLI that is installed. */
class DockerCliIT {
    private static Stage stage;
    private final Set<String> made = new HashSet<>();

    @BeforeAll
    static void begin() {
        stage = Stage.ofEngines(Map.of());
    }

    @AfterAll
    static void end() {
        stage.close();
    }

    @AfterEach
    void clean() {
        Cli docker = new Cli(Cli.installed().get(0), stage.address());
        made.forEach(name -> docker.run("rm", "-f", "-v", name));
    }

    static List<Cli> clients() {
        return Cli.installed().stream()
                .map(program -> new Cli(program, stage.address()))
                .toList();
    }

    private String name(String what) {
        String name = Lab.prefix() + "-front-" + what + "-" + Long.toString(System.nanoTime(), 36);
        made.add(name);
        return name;
    }

    @ParameterizedTest
    @MethodSource("clients")
    void runGivesTheOutputAndTheExitStatus(Cli docker) {
        Cli.Said said = docker.run(
                "run", "--rm", "--name", name("run"), "busybox", "sh", "-c", "echo out; echo err >&2; exit 3");
        assertThat(said.out()).isEqualTo("out\n");
        assertThat(said.err()).isEqualTo("err\n");
        assertThat(said.status()).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("clients")
    void inputReachesTheContainerAndItsEndToo(Cli docker) {
        Cli.Said said = docker.fed("one\ntwo\n", "run", "-i", "--rm", "--name", name("cat"), "busybox", "wc", "-l");
        assertThat(said.good()).isEqualTo("2");
    }

    @ParameterizedTest
    @MethodSource("clients")
    void whatIsChangedIsShownByTheNextCommand(Cli docker) {
        String name = name("life");
        String id = docker.run("run", "-d", "--name", name, "busybox", "sleep", "600")
                .good();
        assertThat(docker.run("ps", "--filter", "name=" + name, "--format", "{{.Names}} {{.Status}}")
                        .good())
                .startsWith(name + " Up ");
        docker.run("pause", name).good();
        assertThat(status(docker, name)).contains("(Paused)");
        docker.run("unpause", name).good();
        assertThat(status(docker, name)).startsWith("Up ").doesNotContain("Paused");
        docker.run("stop", "-t", "0", id.substring(0, 12)).good();
        assertThat(status(docker, name)).startsWith("Exited (137)");
        docker.run("start", name).good();
        assertThat(status(docker, name)).startsWith("Up ");
        docker.run("restart", "-t", "0", name).good();
        docker.run("kill", name).good();
        assertThat(docker.run("wait", name).good()).isEqualTo("137");
        String renamed = name("renamed");
        docker.run("rename", name, renamed).good();
        assertThat(docker.run("inspect", "-f", "{{.Name}}", renamed).good()).isEqualTo("/" + renamed);
        docker.run("rm", renamed).good();
        assertThat(docker.run("ps", "-aq", "--no-trunc", "--filter", "id=" + id).good())
                .isEmpty();
        assertThat(docker.run("inspect", renamed).err()).contains("No such object: " + renamed);
    }

    private static String status(Cli docker, String name) {
        return docker.run("ps", "-a", "--filter", "name=" + name, "--format", "{{.Status}}")
                .good();
    }

    @ParameterizedTest
    @MethodSource("clients")
    void logsExecTopCopyDiffAndExportReachTheOwner(Cli docker, @TempDir Path dir) throws IOException {
        String name = name("inside");
        docker.run("run", "-d", "--name", name, "busybox", "sh", "-c", "echo hello; echo there > /note; sleep 600")
                .good();
        org.awaitility.Awaitility.await()
                .until(() -> docker.run("logs", name).good().equals("hello"));
        assertThat(docker.run("exec", name, "cat", "/note").good()).isEqualTo("there");
        assertThat(docker.fed("typed", "exec", "-i", name, "cat").good()).isEqualTo("typed");
        assertThat(docker.run("exec", name, "sh", "-c", "exit 7").status()).isEqualTo(7);
        assertThat(docker.run("exec", "-d", name, "true").status()).isZero();
        assertThat(docker.run("top", name).good()).contains("sleep 600");
        assertThat(docker.run("diff", name).good()).contains("A /note");
        assertThat(docker.run("stats", "--no-stream", "--format", "{{.Name}}", name)
                        .good())
                .isEqualTo(name);
        Path there = dir.resolve("note");
        docker.run("cp", name + ":/note", there.toString()).good();
        assertThat(Files.readString(there)).isEqualTo("there\n");
        Files.writeString(there, "changed\n");
        docker.run("cp", there.toString(), name + ":/other").good();
        assertThat(docker.run("exec", name, "cat", "/other").good()).isEqualTo("changed");
        docker.run("export", "-o", dir.resolve("tree.tar").toString(), name).good();
        assertThat(Files.size(dir.resolve("tree.tar"))).isGreaterThan(100_000);
        docker.run("update", "--memory", "64m", "--memory-swap", "64m", name).good();
        assertThat(docker.run("inspect", "-f", "{{.HostConfig.Memory}}", name).good())
                .isEqualTo("67108864");
    }

    @ParameterizedTest
    @MethodSource("clients")
    void containersSpreadOverTheHosts(Cli docker) {
        Set<String> hosts = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            String name = name("spread" + i);
            docker.run("create", "--name", name, "--memory", "4g", "busybox", "true")
                    .good();
            hosts.add(host(docker, name));
        }
        assertThat(hosts).hasSize(3);
    }

    private static String host(Cli docker, String name) {
        for (String host : List.of("lab-1", "lab-2", "lab-3")) {
            if (!docker.run("ps", "-aq", "--filter", "name=" + name, "--filter", "node=" + host)
                    .good()
                    .isEmpty()) {
                return host;
            }
        }
        throw new AssertionError(name + " is on no host");
    }

    @ParameterizedTest
    @MethodSource("clients")
    void constraintsAffinitiesAndDependenciesPlace(Cli docker) {
        String first = name("first");
        docker.run("create", "--name", first, "-e", "constraint:node==lab-2", "-e", "A=b", "busybox", "true")
                .good();
        assertThat(host(docker, first)).isEqualTo("lab-2");
        assertThat(docker.run("inspect", "-f", "{{.Config.Env}}", first).good())
                .contains("A=b")
                .doesNotContain("constraint");
        String second = name("second");
        docker.run("create", "--name", second, "-e", "affinity:container==" + first, "busybox", "true")
                .good();
        assertThat(host(docker, second)).isEqualTo("lab-2");
        String third = name("third");
        docker.run("create", "--name", third, "--volumes-from", first, "busybox", "true")
                .good();
        assertThat(host(docker, third)).isEqualTo("lab-2");
        String fourth = name("fourth");
        docker.run(
                        "create",
                        "--name",
                        fourth,
                        "--label",
                        "com.docker.swarm.constraints=[\"rack!=1\",\"rack!=2\"]",
                        "busybox")
                .good();
        assertThat(host(docker, fourth)).isEqualTo("lab-3");
        Cli.Said nowhere = docker.run("create", "-e", "constraint:rack==nope", "busybox");
        assertThat(nowhere.status()).isNotZero();
        assertThat(nowhere.err()).contains("[constraint rack==nope] removed 3 hosts");
        Cli.Said large = docker.run("create", "--memory", "900g", "busybox");
        assertThat(large.err()).contains("[resources] removed 3 hosts");
    }

    @ParameterizedTest
    @MethodSource("clients")
    void aNameIsGivenOnceInThePool(Cli docker) {
        String name = name("once");
        docker.run("create", "--name", name, "busybox", "true").good();
        Cli.Said again = docker.run("create", "--name", name, "busybox", "true");
        assertThat(again.status()).isNotZero();
        assertThat(again.err())
                .contains("Conflict. The container name \"/" + name + "\" is already in use by container");
    }
}
