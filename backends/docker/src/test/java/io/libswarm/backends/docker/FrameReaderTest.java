package io.libswarm.backends.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.util.ByteString;
import io.libswarm.protocol.StreamName;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {

    static ByteString frame(int stream, String text) {
        byte[] header = {(byte) stream, 0, 0, 0, 0, 0, (byte) (text.length() >> 8), (byte) text.length()};
        return ByteString.fromArray(header).concat(ByteString.fromString(text));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 11, 1000})
    void framesAreTheSameHoweverTheyAreCut(int size) {
        ByteString all =
                frame(1, "one").concat(frame(2, "")).concat(frame(2, "two\n")).concat(frame(1, "x".repeat(300)));
        FrameReader reader = new FrameReader();
        List<Piece> pieces = new ArrayList<>();
        for (ByteString rest = all; rest.nonEmpty(); rest = rest.drop(size)) {
            pieces.addAll(reader.feed(rest.take(size)));
        }
        StringBuilder out = new StringBuilder();
        StringBuilder err = new StringBuilder();
        pieces.forEach(piece -> (piece.stream() == StreamName.STDERR ? err : out)
                .append(piece.bytes().utf8String()));
        assertThat(out).hasToString("one" + "x".repeat(300));
        assertThat(err).hasToString("two\n");
        assertThat(pieces.stream().filter(Piece::first)).hasSize(3);
    }

    @Test
    void bytesThatAreNoFrameAreRefused() {
        assertThatThrownBy(() -> new FrameReader().feed(ByteString.fromString("plain text")))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("stream 112");
    }
}
