package io.libswarm.runtime.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirTest {
    @TempDir
    Path dir;

    @Test
    void theSameMemberFindsItsNameAndItsPeersAgain() throws IOException {
        String name;
        try (DataDir first = DataDir.open(dir, "blue", null, 0)) {
            name = first.member();
            first.rememberPeers(Map.of("a", "127.0.0.1:1", "b", "127.0.0.1:2"));
        }
        try (DataDir again = DataDir.open(dir, "blue", null, 0)) {
            assertThat(again.member()).isEqualTo(name);
            assertThat(again.peers()).containsOnly(Map.entry("a", "127.0.0.1:1"), Map.entry("b", "127.0.0.1:2"));
        }
    }

    @Test
    void aDirectoryOfAnotherMemberOrClusterIsRefused() {
        DataDir.open(dir, "blue", "a", 0).close();
        assertThatThrownBy(() -> DataDir.open(dir, "blue", "b", 0))
                .isInstanceOf(MemberException.class)
                .hasMessageContaining("belongs to member 'a'")
                .hasMessageContaining("expected: one of member 'b'");
        assertThatThrownBy(() -> DataDir.open(dir, "green", "a", 0))
                .isInstanceOf(MemberException.class)
                .hasMessageContaining("belongs to cluster 'blue'");
    }

    @Test
    void aDirectoryInUseIsRefused() {
        try (DataDir first = DataDir.open(dir, "blue", "a", 0)) {
            assertThatThrownBy(() -> DataDir.open(dir, "blue", first.member(), 0))
                    .isInstanceOf(MemberException.class)
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsRefused() throws IOException {
        Path file = Files.writeString(dir.resolve("file"), "x");
        assertThatThrownBy(() -> DataDir.open(file, "blue", "a", 0))
                .isInstanceOf(MemberException.class)
                .hasMessageContaining(file + " is a file");
        assertThatThrownBy(() -> DataDir.open(Path.of("/proc/self/libswarm"), "blue", "a", 0))
                .isInstanceOf(MemberException.class)
                .hasMessageContaining("can't be written");
    }

    @Test
    void aFullDiskIsRefused() {
        assertThatThrownBy(() -> DataDir.open(dir, "blue", "a", Long.MAX_VALUE))
                .isInstanceOf(MemberException.class)
                .hasMessageContaining("bytes free (expected: at least " + Long.MAX_VALUE);
    }

    @Test
    void aDamagedIdentityIsNamed() throws IOException {
        Files.writeString(dir.resolve("identity"), "clus");
        assertThatThrownBy(() -> DataDir.open(dir, "blue", "a", 0))
                .isInstanceOf(MemberException.class)
                .hasMessageContaining("identity is damaged");
    }

    @Test
    void whatIsEphemeralIsGoneAfterwards() {
        DataDir made = DataDir.open(null, "blue", null, 0);
        Path path = made.registry().getParent();
        made.close();
        assertThat(path).doesNotExist();
    }
}
