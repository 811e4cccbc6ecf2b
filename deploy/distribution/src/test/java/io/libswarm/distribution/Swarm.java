package io.libswarm.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Members that are real processes, started by the launcher, and the command line against them. */
final class Swarm implements AutoCloseable {
    private static final String BIN = Checkout.ROOT.resolve("deploy/bin").toString();
    private static final Map<String, String> SMALL = Map.of("SWARM_HEAP", "256m");

    private final Path data;
    private final Map<String, RealProcess> members = new TreeMap<>();
    private final Map<String, String> doors = new TreeMap<>();
    private final Map<String, String> ports = new TreeMap<>();

    Swarm(Path data) {
        this.data = data;
    }

    /** Starts a member, which joins those that were ready before; it is not waited for. */
    Swarm start(String name, String... backends) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                BIN + "/swarmd",
                "--name",
                name,
                "--data-dir",
                data.resolve(name).toString(),
                "--cluster-port",
                "0",
                "--listen",
                "tcp://127.0.0.1:0"));
        ports.forEach((other, address) -> {
            if (!other.equals(name)) {
                command.addAll(List.of("--join", address));
            }
        });
        command.addAll(List.of(backends));
        members.put(name, RealProcess.start(SMALL, command));
        return this;
    }

    Swarm awaitReady() throws IOException {
        for (Map.Entry<String, RealProcess> member : members.entrySet()) {
            awaitReady(member.getKey(), member.getValue());
            String[] ready = member.getValue().out().strip().split("[ =]");
            ports.put(member.getKey(), ready[4]);
            doors.put(member.getKey(), ready[6].replace("tcp:", "http:"));
        }
        return this;
    }

    private static void awaitReady(String name, RealProcess process) {
        await(name + " is ready")
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> {
                    assertThat(process.isAlive()).as(process.err()).isTrue();
                    assertThat(process.out()).as(process.err()).startsWith("ready name=" + name + " ");
                });
    }

    RealProcess member(String name) {
        return members.get(name);
    }

    String door(String member) {
        return doors.get(member);
    }

    /** The command line, at one member's door. */
    RealProcess.Result at(String member, String... args) throws Exception {
        return RealProcess.run(Map.of("SWARM_HOST", door(member)), swarmctl(args));
    }

    /** What it prints, when all went well. */
    String said(String member, String... args) throws Exception {
        RealProcess.Result result = at(member, args);
        assertThat(result.code())
                .as(String.join(" ", args) + ": " + result.err())
                .isZero();
        return result.out();
    }

    RealProcess follow(String member, String... args) throws IOException {
        return RealProcess.start(Map.of("SWARM_HOST", door(member)), swarmctl(args));
    }

    static List<String> swarmctl(String... args) {
        List<String> command = new ArrayList<>(List.of(BIN + "/swarmctl"));
        command.addAll(List.of(args));
        return command;
    }

    @Override
    public void close() throws IOException {
        for (RealProcess member : members.values()) {
            member.close();
        }
    }
}
