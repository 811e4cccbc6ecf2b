package io.libswarm.backends.docker;

import akka.util.ByteString;
import io.libswarm.protocol.StreamChunk;
import io.libswarm.protocol.StreamName;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the time stamps off log entries and puts neighbours together: entries of one stream that came in one read and were written
 * within 10 ms become one chunk with the time of the first. So a flood travels in large chunks, and a trickle entry by entry.
 */
final class LogTimes {

    /** Bytes of {@code 2026-11-22T09:00:00.123456789Z} and a space. */
    static final int LENGTH = 31;

    private static final Duration TOGETHER = Duration.ofMillis(10);

    private final Map<StreamName, ByteString> prefixes = new EnumMap<>(StreamName.class);
    private final Map<StreamName, Instant> times = new EnumMap<>(StreamName.class);

    /** The chunks that one read brought. */
    List<StreamChunk> feed(List<Piece> pieces) {
        List<StreamChunk> chunks = new ArrayList<>();
        for (Piece piece : pieces) {
            ByteString bytes = piece.bytes();
            if (piece.first()) {
                prefixes.put(piece.stream(), ByteString.emptyByteString());
            }
            ByteString prefix = prefixes.get(piece.stream());
            if (prefix != null) {
                bytes = prefix.concat(bytes);
                if (bytes.size() < LENGTH && bytes.indexOf(' ') < 0) {
                    prefixes.put(piece.stream(), bytes);
                    continue;
                }
                prefixes.remove(piece.stream());
                bytes = withoutTime(piece.stream(), bytes);
            }
            add(chunks, new StreamChunk(piece.stream(), bytes, times.get(piece.stream())));
        }
        return chunks;
    }

    private ByteString withoutTime(StreamName stream, ByteString bytes) {
        int space = bytes.take(LENGTH + 6).indexOf(' ');
        if (space > 0) {
            try {
                times.put(stream, Instant.parse(bytes.take(space).utf8String()));
                return bytes.drop(space + 1);
            } catch (DateTimeParseException noTime) {
                return bytes;
            }
        }
        return bytes;
    }

    private static void add(List<StreamChunk> chunks, StreamChunk chunk) {
        StreamChunk last = chunks.isEmpty() ? null : chunks.get(chunks.size() - 1);
        if (last != null && together(last, chunk)) {
            chunks.set(
                    chunks.size() - 1,
                    new StreamChunk(last.stream(), last.data().concat(chunk.data()), last.time()));
        } else if (chunk.data().nonEmpty()) {
            chunks.add(chunk);
        }
    }

    private static boolean together(StreamChunk last, StreamChunk next) {
        return last.stream() == next.stream()
                && last.data().size() + next.data().size() <= StreamChunk.LARGEST
                && near(last.time(), next.time());
    }

    private static boolean near(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other == null
                ? one == other
                : Duration.between(one, other).compareTo(TOGETHER) < 0;
    }
}
