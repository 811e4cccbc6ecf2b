package io.libswarm.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The daemon as a process: how it starts, refuses to, and ends. */
final class DaemonIT {
    private static final String SWARMD =
            Checkout.ROOT.resolve("deploy/bin/swarmd").toString();

    @TempDir
    private Path folder;

    private RealProcess.Result swarmd(String... args) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of(SWARMD, "--cluster-port", "0"));
        command.addAll(List.of(args));
        return RealProcess.run(Map.of("SWARM_HEAP", "256m"), command);
    }

    private static void isOneLine(RealProcess.Result result, String words) {
        assertThat(result.err()).doesNotContain("Exception", "\tat ");
        assertThat(result.err().lines().filter(line -> line.startsWith("swarmd: ")))
                .hasSize(1)
                .allSatisfy(line -> assertThat(line).contains(words));
        assertThat(result.out()).isEmpty();
        assertThat(result.code()).isNotZero();
    }

    @Test
    void aDoorThatIsTakenIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String door = "tcp://127.0.0.1:" + taken.getLocalPort();
            isOneLine(swarmd("--data-dir", folder.resolve("d").toString(), "--listen", door), door);
        }
    }

    @Test
    void aClusterPortThatIsTakenIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            isOneLine(
                    swarmd("--data-dir", folder.toString(), "--cluster-port", port, "--listen", "tcp://127.0.0.1:0"),
                    port);
        }
    }

    @Test
    void aDataDirectoryThatIsAFileIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        isOneLine(swarmd("--data-dir", file.toString(), "--listen", "tcp://127.0.0.1:0"), file.toString());
    }

    @Test
    void anAddressForStrangersIsRefusedUnlessWanted() throws Exception {
        isOneLine(
                swarmd("--data-dir", folder.toString(), "--listen", "tcp://0.0.0.0:0"),
                "(expected: a loopback address");
        isOneLine(
                swarmd("--data-dir", folder.toString(), "--bind", "0.0.0.0", "--listen", "tcp://127.0.0.1:0"),
                "strangers");
    }

    @Test
    void nestedAndPipedBackendsAreMountedAndAnotherOneOfTheSameNameIsAnError() throws Exception {
        try (Swarm swarm = new Swarm(folder)) {
            swarm.start(
                            "m1",
                            "aggregate --as both \"simulator a --as x\" { simulator b --as y }",
                            "debug",
                            "simulator c")
                    .awaitReady();
            assertThat(swarm.said("m1", "ls", "-q").lines())
                    .containsExactly("/both", "/debug", "/simulator", "/x", "/y");
            assertThat(swarm.said("m1", "ls", "-q", "/both").lines()).containsExactly("/x/a", "/y/b");
            swarm.member("m1").signal("TERM");
            assertThat(swarm.member("m1").result(40).code()).isZero();

            swarm.start("m1", "simulator other --as x");
            RealProcess.Result clash = swarm.member("m1").result(90);
            assertThat(clash.code()).isEqualTo(1);
            assertThat(clash.err()).contains("backend x: ").contains("other");

            swarm.start("m1").awaitReady();
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(swarm.said("m1", "ls", "-q", "/x")).isEqualTo("/x/a\n"));
        }
    }

    @Test
    void aUnixSocketIsADoorToo() throws Exception {
        Path socket = folder.resolve("s");
        List<String> command = List.of(
                SWARMD,
                "--data-dir",
                folder.resolve("d").toString(),
                "--cluster-port",
                "0",
                "--listen",
                "unix://" + socket);
        try (RealProcess member = RealProcess.start(Map.of("SWARM_HEAP", "256m"), command)) {
            await().atMost(Duration.ofSeconds(90)).until(() -> member.out().contains("ready"));
            RealProcess.Result status =
                    RealProcess.run(Map.of("SWARM_HOST", "unix://" + socket), Swarm.swarmctl("status"));
            assertThat(status.out()).contains("members   1 running");
            member.signal("TERM");
            assertThat(member.result(40).code()).isZero();
            assertThat(socket).doesNotExist();
        }
    }
}
