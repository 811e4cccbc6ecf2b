package io.libswarm.backends.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.util.ByteString;
import io.libswarm.runtime.gate.AnsweredException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TarTest {
    private static final String LONG = "deep/".repeat(30) + "ünïcödé.txt";

    @Test
    void whatIsWrittenIsReadBack() {
        List<Tar.Entry> entries = List.of(
                new Tar.Entry("empty", ByteString.emptyByteString()),
                new Tar.Entry("a/b.txt", ByteString.fromString("x".repeat(513))),
                new Tar.Entry(LONG, ByteString.fromString("long")));

        assertThat(Tar.read(archive(entries))).isEqualTo(entries);
    }

    @Test
    void tarItselfReadsAndWritesTheSame(@TempDir Path dir) throws Exception {
        ByteString archive = archive(List.of(new Tar.Entry(LONG, ByteString.fromString("long"))));
        Files.write(dir.resolve("ours.tar"), archive.toArrayUnsafe());

        run(dir, "tar", "-xf", "ours.tar");
        assertThat(Files.readString(dir.resolve(LONG))).isEqualTo("long");

        for (String format : List.of("gnu", "pax", "ustar")) {
            run(dir, "tar", "--format=" + format, "-cf", format + ".tar", LONG);
            assertThat(Tar.read(ByteString.fromArray(Files.readAllBytes(dir.resolve(format + ".tar")))))
                    .containsExactly(new Tar.Entry(LONG, ByteString.fromString("long")));
        }
    }

    @Test
    void aBrokenArchiveIsRefused() {
        ByteString whole = archive(List.of(new Tar.Entry("a", ByteString.fromString("x".repeat(2000)))));

        assertThatThrownBy(() -> Tar.read(whole.take(1024)))
                .isInstanceOf(AnsweredException.class)
                .hasMessageContaining("2000 bytes, 512 of which are there");
        assertThatThrownBy(() -> Tar.read(ByteString.fromString("garbage ".repeat(300))))
                .isInstanceOf(AnsweredException.class);
    }

    private static ByteString archive(List<Tar.Entry> entries) {
        ByteString archive = ByteString.emptyByteString();
        for (Tar.Entry entry : entries) {
            archive = archive.concat(Tar.write(entry));
        }
        return archive.concat(Tar.END);
    }

    private static void run(Path dir, String... command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command).directory(dir.toFile()).inheritIO().start();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
