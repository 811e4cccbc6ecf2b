package io.libswarm.runtime.member;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A member in a process of its own, that tests may kill and freeze. */
final class MemberProcess implements AutoCloseable {
    private final Process process;

    private MemberProcess(Process process) {
        this.process = process;
    }

    /** Started; it joins the seed. */
    static MemberProcess start(String name, String seed, Path dir, int port) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=4",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                MemberProcess.class.getName(),
                name,
                seed,
                dir.toString(),
                Integer.toString(port)));
        return new MemberProcess(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        dir.resolveSibling(name + ".log").toFile()))
                .start());
    }

    public static void main(String[] args) throws InterruptedException {
        SwarmMember.start(MemberSettings.alone()
                .withName(args[0])
                .withSeeds(List.of(args[1]))
                .withDataDir(Path.of(args[2]))
                .withAddress("127.0.0.1", Integer.parseInt(args[3])));
        Thread.currentThread().join();
    }

    long pid() {
        return process.pid();
    }

    /** As {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
        await().atMost(Duration.ofSeconds(10)).until(() -> !process.isAlive());
    }

    /** Sends a signal, such as STOP or CONT. */
    void signal(String signal) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid())).start();
        if (!kill.waitFor(10, TimeUnit.SECONDS) || kill.exitValue() != 0) {
            throw new IOException("kill -" + signal + " failed");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
