package io.libswarm.swarmctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StreamsTest {
    @TempDir
    private Path folder;

    private StubDoor door;

    @BeforeEach
    void open() throws IOException {
        door = new StubDoor();
    }

    @AfterEach
    void close() {
        door.close();
    }

    private static String chunk(String stream, String text) {
        String data = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return StubDoor.event("chunk", "{\"stream\":\"" + stream + "\",\"data\":\"" + data + "\"}");
    }

    @Test
    void logsKeepTheTwoOutputsApart() {
        door.events(
                "GET /tree/v1/log/a?follow=true&tail=5",
                chunk("stdout", "one\n"),
                chunk("stderr", "two\n"),
                StubDoor.event("ended", "{}"));
        StubDoor.Result result = door.swarmctl("logs", "-f", "--tail", "5", "/a");
        assertThat(result.out()).isEqualTo("one\n");
        assertThat(result.err()).isEqualTo("two\n");
        assertThat(result.code()).isZero();
    }

    @Test
    void logsThatAreCutSaySo() {
        door.events("GET /tree/v1/log/a", chunk("stdout", "one\n"));
        StubDoor.Result result = door.swarmctl("logs", "/a");
        assertThat(result.err()).isEqualTo("swarmctl: the log's stream was cut; run the same again, with --since\n");
        assertThat(result.code()).isEqualTo(ExitCode.TRY_AGAIN);
    }

    @Test
    void nativeCallsArePassedThrough() {
        door.json("POST /tree/v1/native/east/-/containers/prune?x=1", 409, "{\"message\":\"no\"}");
        StubDoor.Result result = door.swarmctl(
                "native", "/east", "/containers/prune?x=1", "-X", "POST", "-d", "@-", "--header", "X-A: b");
        assertThat(result.out()).isEqualTo("{\"message\":\"no\"}");
        assertThat(result.code()).isEqualTo(ExitCode.FAILED);
        assertThat(door.asked.get(0).body()).isEqualTo("typed\n");
        assertThat(door.asked.get(0).headers().get("X-a")).containsExactly("b");
    }

    @Test
    void framesAreTakenApart() throws IOException {
        byte[] frames = {1, 0, 0, 0, 0, 0, 0, 2, 'h', 'i', 2, 0, 0, 0, 0, 0, 0, 1, '!', 1, 0, 0, 0, 0, 0, 0, 0};
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        new Frames(new ByteArrayInputStream(frames)).copy(out, err);
        assertThat(out).hasToString("hi");
        assertThat(err).hasToString("!");
        Assertions.assertThatThrownBy(() -> new Frames(new ByteArrayInputStream(frames, 0, 9)).copy(out, err))
                .hasMessageContaining("cut within a frame");
    }

    @Test
    void cpOutTakesTheNameOfATargetThatIsNotThere() throws IOException {
        Path source = Files.createDirectories(folder.resolve("etc"));
        Files.writeString(source.resolve("hosts"), "127.0.0.1");
        Files.createSymbolicLink(source.resolve("link"), Path.of("hosts"));
        byte[] tar = TarFolder.pack(source, "etc").readAllBytes();
        door.bytes("GET /tree/v1/file/a?at=%2Fetc", 200, "application/x-tar", tar);
        Path copy = folder.resolve("copy");
        assertThat(door.swarmctl("cp", "/a:/etc", copy.toString()).err()).isEmpty();
        assertThat(copy.resolve("hosts")).hasContent("127.0.0.1");
        assertThat(copy.resolve("link")).isSymbolicLink().hasContent("127.0.0.1");
        assertThat(door.swarmctl("cp", "/a:/etc", copy.toString()).code()).isZero();
        assertThat(copy.resolve("etc/hosts")).exists();
    }

    @Test
    void cpInSendsATarToTheFolderAbove() throws IOException {
        Path file = Files.writeString(folder.resolve("x"), "content");
        door.json("PUT /tree/v1/file/a?at=%2Fsrv", "{}");
        StubDoor.Result result = door.swarmctl("cp", file.toString(), "/a:/srv/y");
        assertThat(result.err()).isEmpty();
        assertThat(door.asked.get(1).body()).startsWith("y\0").contains("content");
    }

    @Test
    void whatLeadsOutOfTheFolderIsNotUnpacked() throws IOException {
        for (String name : new String[] {"../out", "link/out"}) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
                TarArchiveEntry link = new TarArchiveEntry("link", TarArchiveEntry.LF_SYMLINK);
                link.setLinkName("/tmp");
                tar.putArchiveEntry(link);
                tar.closeArchiveEntry();
                tar.putArchiveEntry(new TarArchiveEntry(name));
                tar.closeArchiveEntry();
            }
            Assertions.assertThatThrownBy(
                            () -> TarFolder.unpack(new ByteArrayInputStream(bytes.toByteArray()), folder, null))
                    .hasMessageContaining("leads out of");
        }
    }
}
