package io.libswarm.backends.docker;

import static org.assertj.core.api.Assertions.assertThat;

import akka.util.ByteString;
import io.libswarm.protocol.StreamChunk;
import io.libswarm.protocol.StreamName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogTimesTest {

    private static final String EARLY = "2026-11-22T09:00:00.000000001Z";
    private static final String SAME = "2026-11-22T09:00:00.009000000Z";
    private static final String LATE = "2026-11-22T09:00:01.500000000Z";

    private static List<StreamChunk> terminal(String text, int size) {
        TerminalReader lines = new TerminalReader();
        LogTimes times = new LogTimes();
        List<StreamChunk> chunks = new ArrayList<>();
        for (ByteString rest = ByteString.fromString(text); rest.nonEmpty(); rest = rest.drop(size)) {
            chunks.addAll(times.feed(lines.feed(rest.take(size))));
        }
        return chunks;
    }

    private static String text(List<StreamChunk> chunks) {
        StringBuilder text = new StringBuilder();
        chunks.forEach(chunk -> text.append(chunk.data().utf8String()));
        return text.toString();
    }

    @Test
    void timesAreTakenOffHoweverTheBytesAreCut() {
        String log = EARLY + " first\n" + LATE + " second\n";
        for (int size = 1; size < log.length(); size++) {
            List<StreamChunk> chunks = terminal(log, size);
            assertThat(text(chunks)).isEqualTo("first\nsecond\n");
            assertThat(chunks.get(0).time()).isEqualTo(Instant.parse(EARLY));
            assertThat(chunks.get(chunks.size() - 1).time()).isEqualTo(Instant.parse(LATE));
        }
    }

    @Test
    void neighboursOfOneMomentAreOneChunkAndLaterOnesTheirOwn() {
        List<StreamChunk> chunks = terminal(EARLY + " a\n" + SAME + " b\n" + LATE + " c\n", 10_000);
        assertThat(chunks).hasSize(2);
        assertThat(chunks.get(0).data().utf8String()).isEqualTo("a\nb\n");
    }

    @Test
    void streamsAreNeverMixed() {
        ByteString log = FrameReaderTest.frame(1, EARLY + " out\n")
                .concat(FrameReaderTest.frame(2, EARLY + " err\n"))
                .concat(FrameReaderTest.frame(1, EARLY + " out again\n"));
        List<StreamChunk> chunks = new LogTimes().feed(new FrameReader().feed(log));
        assertThat(chunks)
                .extracting(StreamChunk::stream)
                .containsExactly(StreamName.STDOUT, StreamName.STDERR, StreamName.STDOUT);
    }

    @Test
    void anEntryThatIsCutAtItsLongestGetsNoStrayTime() {
        String log = EARLY + " " + "x".repeat(16 * 1024) + EARLY + " rest\n";
        assertThat(text(terminal(log, 777))).isEqualTo("x".repeat(16 * 1024) + "rest\n");
    }

    @Test
    void whatHasNoTimeIsLeftAsItIs() {
        List<StreamChunk> chunks = terminal("no time here\n", 5);
        assertThat(text(chunks)).isEqualTo("no time here\n");
        assertThat(chunks.get(0).time()).isNull();
    }
}
