package io.libswarm.swarmd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a set-up is told before anything is started, all of it, a line each. */
final class BadSetUpTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private String wrong(Map<String, String> env, String... args) {
        int code = new Swarmd(env, new PrintStream(out, true), new PrintStream(err, true)).run(args);
        assertThat(code).isEqualTo(2);
        String lines = err.toString(StandardCharsets.UTF_8);
        assertThat(lines).doesNotContain("Exception", "\tat ");
        assertThat(lines.lines()).allSatisfy(line -> assertThat(line).startsWith("swarmd: "));
        return lines;
    }

    @Test
    void everythingIsToldAtOnce() throws IOException {
        Path file = Files.writeString(folder.resolve("swarmd.conf"), "bind = [a], listem = x, role = { a = 1 }\n");
        String lines = wrong(
                Map.of("SWARM_CLUSTER_PORT", "99999", "SWARM_JOIN", "host:1, host"),
                "--config",
                file.toString(),
                "--name",
                "-x y",
                "--listen",
                "http://x",
                "--log",
                "loud",
                "--tls-cert",
                "/nonexistent",
                "nonsense a b");
        assertThat(lines.lines().toList())
                .anyMatch(l -> l.equals("swarmd: SWARM_CLUSTER_PORT: 99999 (expected: 0..65535)"))
                .anyMatch(l -> l.startsWith("swarmd: SWARM_JOIN: host (expected: HOST:PORT"))
                .anyMatch(l -> l.startsWith("swarmd: listem in " + file + ": no such key (expected: one of [name, "))
                .anyMatch(l -> l.startsWith("swarmd: role in " + file + ": OBJECT"))
                .anyMatch(l -> l.startsWith("swarmd: --name: '-x y' (expected: "))
                .anyMatch(l -> l.startsWith("swarmd: listen: http://x (expected: tcp://host:port or unix:///path)"))
                .anyMatch(l -> l.startsWith("swarmd: --log: loud (expected: one of [error, "))
                .anyMatch(l -> l.startsWith("swarmd: --tls-cert: /nonexistent (expected: a PEM file"))
                .anyMatch(l -> l.startsWith("swarmd: --tls-cert and --tls-key: only one"))
                .anyMatch(l -> l.startsWith("swarmd: provider: nonsense (expected: one of "));
    }

    @Test
    void aTruncatedFileIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("cut.conf"), "name = m1\nbackends { east { provider = ");
        assertThat(wrong(Map.of("SWARM_CONFIG", file.toString())))
                .contains("cut.conf")
                .contains("(expected: HOCON, complete to its end)")
                .hasLineCount(1);
    }

    @Test
    void aMissingFileIsNamed() {
        assertThat(wrong(Map.of(), "--config", "/nonexistent/swarmd.conf"))
                .isEqualTo("swarmd: --config: /nonexistent/swarmd.conf (expected: a file that can be read)\n");
    }

    @Test
    void anUnknownFlagIsNamed() {
        assertThat(wrong(Map.of(), "--nonsense")).contains("--nonsense").contains("swarmd --help");
    }

    @Test
    void aFlagGoesBeforeTheEnvironmentAndThatBeforeTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("swarmd.conf"), "name = file, bind = file, cluster-name = file");
        Problems problems = new Problems();
        Given given = new Given();
        given.offer(DaemonOption.NAME, java.util.List.of("flag"), "--name");
        given.offer(Map.of("SWARM_NAME", "env", "SWARM_BIND", "env"));
        ConfigurationFile.read(file, problems).offer(given, problems);
        DaemonSettings settings = DaemonSettings.checked(given, problems);
        assertThat(problems.lines()).isEmpty();
        assertThat(settings.name()).isEqualTo("flag");
        assertThat(settings.bind()).isEqualTo("env");
        assertThat(settings.clusterName()).isEqualTo("file");
    }

    @Test
    void helpNamesEveryOption() {
        int code = new Swarmd(Map.of(), new PrintStream(out, true), new PrintStream(err, true)).run("--help");
        assertThat(code).isZero();
        for (DaemonOption option : DaemonOption.values()) {
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("--" + option.key());
        }
    }
}
