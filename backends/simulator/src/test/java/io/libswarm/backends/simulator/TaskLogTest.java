package io.libswarm.backends.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import akka.util.ByteString;
import io.libswarm.protocol.StreamName;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class TaskLogTest {
    private final TaskLog log = new TaskLog(10_000);

    @Test
    void linesAreKeptApart() {
        log.write(StreamName.STDOUT, ByteString.fromString("one\ntwo\nthr"));
        log.write(StreamName.STDERR, ByteString.fromString("ee\n"));

        assertThat(line(0)).isEqualTo("one\n");
        assertThat(line(2)).isEqualTo("thr");
        assertThat(log.at(3).line().stream()).isEqualTo(StreamName.STDERR);
        assertThat(log.at(4)).isNull();
    }

    @Test
    void theOldestLinesGoAndPositionsStay() {
        for (int i = 0; i < 50_000; i++) {
            log.write(StreamName.STDOUT, ByteString.fromString("%06d\n".formatted(i)));
        }

        assertThat(log.end()).isEqualTo(50_000);
        assertThat(line(49_999)).isEqualTo("049999\n");
        TaskLog.Positioned oldest = log.at(0);
        assertThat(oldest.position()).isBetween(48_000L, 49_000L);
        assertThat(oldest.line().data().utf8String()).isEqualTo("%06d\n".formatted(oldest.position()));
    }

    @Test
    void aReaderBeginsAtItsTailOrTime() {
        log.write(StreamName.STDOUT, ByteString.fromString("one\ntwo\nthree\n"));

        assertThat(log.begin(-1, null)).isZero();
        assertThat(log.begin(2, null)).isEqualTo(1);
        assertThat(log.begin(100, null)).isZero();
        assertThat(log.begin(-1, Instant.now().plusSeconds(9))).isEqualTo(3);
        assertThat(log.begin(2, Instant.EPOCH)).isEqualTo(1);
    }

    private String line(long position) {
        return log.at(position).line().data().utf8String();
    }
}
