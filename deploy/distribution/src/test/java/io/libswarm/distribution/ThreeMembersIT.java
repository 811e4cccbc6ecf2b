package io.libswarm.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does with three members and two engines, by the launchers and nothing else. */
final class ThreeMembersIT {
    private static final String RUN = "e2e-" + ProcessHandle.current().pid();

    @TempDir
    private static Path folder;

    private static Swarm swarm;
    private static final List<String> spawned = new ArrayList<>();

    @BeforeAll
    static void up() throws Exception {
        String text = System.getenv("LIBSWARM_ENGINES");
        assertThat(text)
                .as("LIBSWARM_ENGINES (run deploy/test, or: eval \"$(deploy/lab/engines env)\")")
                .isNotNull();
        List<String> engines = List.of(text.split(" "));
        swarm = new Swarm(folder);
        swarm.start(
                        "m1",
                        "simulator hosts=2 containersPerHost=3",
                        "aggregate --as spread { simulator hosts=1 --as s1 } { simulator hosts=1 --as s2 }")
                .awaitReady();
        swarm.start("m2").start("m3").awaitReady();
        add("m1", "east", engines.get(0), "member=m1");
        add("m2", "west", engines.get(1), "member=m2");
        swarm.said(
                "m3",
                "backend",
                "add",
                "pool",
                "--provider",
                "aggregate",
                "--set",
                "targets=/east",
                "--set",
                "targets=/west");
    }

    private static void add(String member, String name, String engine, String placement) throws Exception {
        swarm.said(
                member,
                "backend",
                "add",
                name,
                "--provider",
                "docker",
                "--set",
                "host=" + engine,
                "--placement",
                placement);
    }

    @AfterAll
    static void down() throws Exception {
        for (String path : spawned) {
            swarm.at("m1", "rm", "-f", path);
        }
        swarm.close();
    }

    private static String spawn(String member, String... args) throws Exception {
        String path = swarm.said(member, args).strip();
        spawned.add(path);
        return path;
    }

    @Test
    void theTreeIsTheSameAtEveryDoor() throws Exception {
        for (String member : List.of("m1", "m2", "m3")) {
            assertThat(swarm.said(member, "ls", "-q").lines()).contains("/east", "/west", "/pool", "/simulator");
            assertThat(swarm.said(member, "members")).contains("m1", "m2", "m3");
            assertThat(swarm.said(member, "tree", "/simulator")).contains("host-2", "c-6");
        }
    }

    @Test
    void aContainerIsRunFollowedWatchedStoppedAndRemovedFromOtherMembers() throws Exception {
        try (RealProcess watch = swarm.follow("m3", "watch", "--changes", "/")) {
            await().atMost(Duration.ofSeconds(30)).until(watch::isAlive);
            String path = spawn(
                    "m2",
                    "spawn",
                    "/east",
                    "--image",
                    "busybox",
                    "--name",
                    RUN + "-clock",
                    "--",
                    "sh",
                    "-c",
                    "trap 'exit 3' TERM; while date; do sleep 1; done");
            assertThat(path).startsWith("/east/").endsWith(RUN + "-clock");
            try (RealProcess logs = swarm.follow("m3", "logs", "-f", path)) {
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(logs.out()).hasLineCount(3));
                assertThat(swarm.said("m3", "stop", "--grace", "5s", path)).isEqualTo(path + "\n");
                assertThat(logs.result(30).code()).isZero();
            }
            assertThat(swarm.said("m1", "get", path)).contains("state        exited", "exitStatus   3");
            assertThat(swarm.said("m2", "stop", path)).isEqualTo(path + "\n");
            assertThat(swarm.said("m3", "rm", path)).isEqualTo(path + "\n");
            assertThat(swarm.at("m1", "rm", path).code()).isEqualTo(4);
            assertThat(swarm.said("m1", "rm", "-f", path)).isEqualTo(path + "\n");
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(watch.out()).contains("appeared  " + path, "vanished  " + path));
            watch.signal("INT");
            assertThat(watch.result(20).code()).isEqualTo(130);
        }
    }

    @Test
    void aProcessIsRunInAContainerOnAnotherMember() throws Exception {
        String path =
                spawn("m1", "spawn", "/west", "--image", "busybox", "--name", RUN + "-box", "--", "sleep", "1000");
        RealProcess.Result exec = swarm.at("m3", "exec", path, "--", "sh", "-c", "echo out; echo err >&2; exit 7");
        assertThat(exec).isEqualTo(new RealProcess.Result(7, "out\n", "err\n"));
        Path file = Files.writeString(folder.resolve("sent"), "through three members");
        swarm.said("m3", "cp", file.toString(), path + ":/tmp");
        swarm.said("m1", "cp", path + ":/tmp/sent", folder.resolve("back").toString());
        assertThat(folder.resolve("back")).hasContent("through three members");
        assertThat(swarm.said("m3", "native", "/west", "/version")).contains("ApiVersion");
        RealProcess.Result terminal = RealProcess.run(
                Map.of("SWARM_HOST", swarm.door("m3")),
                List.of(
                        "script",
                        "-qec",
                        "stty rows 33 cols 99; " + String.join(" ", Swarm.swarmctl("exec", "-it", path, "sh", "-c"))
                                + " 'sleep 2; stty size; exit 5'",
                        "/dev/null"));
        assertThat(terminal.out()).contains("33 99");
        assertThat(terminal.code()).isEqualTo(5);
    }

    @Test
    void tenSpawnsIntoAPoolAreSpreadEvenly() throws Exception {
        assertThat(placedByTen("/spread")).containsEntry("s1", 5L).containsEntry("s2", 5L);
    }

    /** Others may use these engines, too: how even it is depends on what they run. */
    @Test
    void spawnsIntoAPoolOfEnginesReachBoth() throws Exception {
        assertThat(placedByTen("/pool")).containsOnlyKeys("east", "west");
    }

    private static Map<String, Long> placedByTen(String pool) throws Exception {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            paths.add(
                    spawn("m3", "spawn", pool, "--image", "busybox", "--name", RUN + "-p" + i, "--", "sleep", "1000"));
        }
        return paths.stream().collect(Collectors.groupingBy(p -> p.split("/")[1], Collectors.counting()));
    }

    @Test
    void mistakesAreOneLineWithWhatToDoNext() throws Exception {
        assertThat(swarm.at("m1", "backend", "add", "x", "--provider", "nonsense")
                        .err())
                .contains("nonsense")
                .hasLineCount(1);
        assertThat(swarm.at("m1", "backend", "add", "x", "--provider", "simulator", "--set", "hosts=many")
                        .err())
                .contains("hosts: 'many' (expected: a whole number)")
                .hasLineCount(1);
        assertThat(swarm.at("m2", "backend", "add", "east", "--provider", "simulator")
                        .code())
                .isEqualTo(5);
        RealProcess.Result noImage = swarm.at("m3", "spawn", "/east", "--name", RUN + "-none");
        assertThat(noImage.code()).isEqualTo(2);
        assertThat(noImage.err()).contains("image").hasLineCount(1);
        assertThat(swarm.at("m1", "get", "/nowhere").err()).contains("swarmctl ls /");
    }
}
