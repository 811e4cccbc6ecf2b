package io.libswarm.dockerapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Images, networks, volumes, events and builds, over a pool of three engines, with each CLI that is installed. */
class DockerThingsIT {
    private static Stage stage;
    private final List<String[]> undo = new ArrayList<>();

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
        for (int i = undo.size() - 1; i >= 0; i--) {
            docker.run(undo.get(i));
        }
    }

    static List<Cli> clients() {
        return Cli.installed().stream()
                .map(program -> new Cli(program, stage.address()))
                .toList();
    }

    private static String name(String what) {
        return Lab.prefix() + "-front-" + what + "-" + Long.toString(System.nanoTime(), 36);
    }

    private void afterwards(String... words) {
        undo.add(words);
    }

    @ParameterizedTest
    @MethodSource("clients")
    void anImageIsShownOnceAndNamedAndRemovedOnAllHosts(Cli docker) {
        assertThat(docker.run("images", "-q", "busybox").good().lines()).hasSize(1);
        String tag = name("image") + ":one";
        afterwards("rmi", "-f", tag);
        docker.run("tag", "busybox", tag).good();
        assertThat(docker.run("images", "--format", "{{.Repository}}:{{.Tag}}")
                        .good()
                        .lines())
                .contains(tag);
        for (int i = 0; i < 3; i++) {
            Cli direct = new Cli(docker.program(), Lab.engine(i));
            assertThat(direct.run("images", "-q", tag).good()).isNotEmpty();
        }
        assertThat(docker.run("history", "-q", tag).good()).isNotEmpty();
        assertThat(docker.run("inspect", "-f", "{{.Os}}", tag).good()).isEqualTo("linux");
        docker.run("rmi", tag).good();
        assertThat(docker.run("images", "-q", tag).good()).isEmpty();
        assertThat(docker.run("image", "inspect", tag).err()).containsIgnoringCase("no such image: " + tag);
    }

    @ParameterizedTest
    @MethodSource("clients")
    void whatIsSavedCanBeLoadedOnAllHosts(Cli docker, @TempDir Path dir) throws IOException {
        String tag = name("saved") + ":one";
        String tar = dir.resolve("image.tar").toString();
        afterwards("rmi", "-f", tag);
        docker.run("tag", "busybox", tag).good();
        docker.run("save", "-o", tar, tag).good();
        assertThat(Files.size(Path.of(tar))).isGreaterThan(100_000);
        docker.run("rmi", tag).good();
        assertThat(docker.run("load", "-i", tar).good())
                .contains("lab-1: Loaded image: " + tag, "lab-3: Loaded image: " + tag);
        for (int i = 0; i < 3; i++) {
            Cli direct = new Cli(docker.program(), Lab.engine(i));
            assertThat(direct.run("images", "-q", tag).good()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("clients")
    void aVolumeLivesOnOneHostAndWhatUsesItGoesThere(Cli docker) {
        String volume = name("volume");
        afterwards("volume", "rm", volume);
        docker.run("volume", "create", "--label", "com.docker.swarm.constraints=[\"node==lab-3\"]", volume)
                .good();
        assertThat(docker.run("volume", "ls", "-q", "--filter", "name=" + volume)
                        .good())
                .isEqualTo(volume);
        assertThat(docker.run("volume", "inspect", "-f", "{{.Driver}}", volume).good())
                .isEqualTo("local");
        docker.run("run", "--rm", "-v", volume + ":/v", "busybox", "sh", "-c", "echo kept > /v/file")
                .good();
        assertThat(docker.run("run", "--rm", "-v", volume + ":/v", "busybox", "cat", "/v/file")
                        .good())
                .isEqualTo("kept");
        assertThat(new Cli(docker.program(), Lab.engine(2))
                        .run("volume", "inspect", volume)
                        .status())
                .isZero();
        docker.run("volume", "rm", volume).good();
        assertThat(docker.run("volume", "inspect", volume).err()).containsIgnoringCase("no such volume");
    }

    @ParameterizedTest
    @MethodSource("clients")
    void aNetworkLivesOnOneHostAndWhatUsesItGoesThere(Cli docker) {
        String network = name("net");
        String one = name("one");
        String two = name("two");
        afterwards("network", "rm", network);
        afterwards("rm", "-f", one, two);
        docker.run("network", "create", "-d", "bridge", network).good();
        assertThat(docker.run("network", "create", "-d", "bridge", network).err())
                .contains("already exists");
        assertThat(docker.run("network", "ls", "--format", "{{.Name}}").good().lines())
                .contains(network)
                .containsOnlyOnce("bridge", "host", "none");
        docker.run("run", "-d", "--name", one, "--network", network, "busybox", "sleep", "600")
                .good();
        docker.run("run", "-d", "--name", two, "--network", network, "busybox", "sleep", "600")
                .good();
        assertThat(docker.run("exec", two, "ping", "-c", "1", "-w", "5", one).good())
                .contains("1 packets received");
        docker.run("network", "disconnect", network, two).good();
        assertThat(docker.run("inspect", "-f", "{{.NetworkSettings.Networks}}", two)
                        .good())
                .isEqualTo("map[]");
        docker.run("network", "connect", network, two).good();
        assertThat(docker.run("network", "inspect", "-f", "{{len .Containers}}", network)
                        .good())
                .isEqualTo("2");
        docker.run("rm", "-f", one, two).good();
        docker.run("network", "rm", network).good();
        assertThat(docker.run("network", "inspect", network).err())
                .containsIgnoringCase("network")
                .contains(network);
        assertThat(docker.run("network", "create", "-d", "overlay", network).err())
                .contains("lives on one host");
    }

    @ParameterizedTest
    @MethodSource("clients")
    void eventsOfAllHostsComeInOneStream(Cli docker) {
        String label = name("event");
        long since = java.time.Instant.now().getEpochSecond() - 1;
        for (String host : List.of("lab-1", "lab-2")) {
            docker.run("run", "--rm", "--label", "test=" + label, "-e", "constraint:node==" + host, "busybox", "true")
                    .good();
        }
        String until = Long.toString(java.time.Instant.now().getEpochSecond() + 1);
        String told = docker.run(
                        "events",
                        "--since",
                        Long.toString(since),
                        "--until",
                        until,
                        "--filter",
                        "label=test=" + label,
                        "--filter",
                        "event=start")
                .good();
        assertThat(told.lines()).hasSize(2);
        assertThat(told).contains("node.name=lab-1", "node.name=lab-2");
    }

    @ParameterizedTest
    @MethodSource("clients")
    void aBuildAndACommitMakeImages(Cli docker, @TempDir Path dir) throws IOException {
        String tag = name("built") + ":one";
        String committed = name("committed") + ":one";
        String container = name("source");
        afterwards("rmi", "-f", tag, committed);
        afterwards("rm", "-f", container);
        Files.writeString(
                dir.resolve("Dockerfile"), "FROM busybox\nRUN echo built > /note\nCMD [\"cat\", \"/note\"]\n");
        docker.classicBuild("build", "-t", tag, dir.toString()).good();
        assertThat(docker.run("run", "--name", container, tag).good()).isEqualTo("built");
        docker.run("commit", container, committed).good();
        assertThat(docker.run("run", "--rm", committed).good()).isEqualTo("built");
    }

    @ParameterizedTest
    @MethodSource("clients")
    void whatRaisesNoEventIsGathered(Cli docker) {
        assertThat(docker.run("system", "df").good()).contains("Images", "Local Volumes");
        String name = name("size");
        afterwards("rm", "-f", name);
        docker.run("create", "--name", name, "busybox", "true").good();
        assertThat(docker.run("ps", "-as", "--filter", "name=" + name, "--format", "{{.Size}}")
                        .good())
                .contains("virtual");
    }
}
