package io.libswarm.runtime.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import akka.util.ByteString;
import io.libswarm.protocol.StreamChunk;
import io.libswarm.protocol.StreamElement;
import io.libswarm.protocol.StreamEnded;
import io.libswarm.protocol.StreamName;
import java.util.List;

/** What the elements of a stream say. */
final class Bytes {
    private Bytes() {}

    /** The text of all chunks. */
    static String text(List<StreamElement> elements) {
        return data(elements).utf8String();
    }

    /** The text of one of the streams. */
    static String text(List<StreamElement> elements, StreamName name) {
        return text(elements.stream()
                .filter(e -> e instanceof StreamChunk chunk && chunk.stream() == name)
                .toList());
    }

    static ByteString data(List<StreamElement> elements) {
        ByteString all = ByteString.emptyByteString();
        for (StreamElement element : elements) {
            if (element instanceof StreamChunk chunk) {
                assertThat(chunk.data().size()).isBetween(1, StreamChunk.LARGEST);
                all = all.concat(chunk.data());
            }
        }
        return all;
    }

    /** How it ended: the last element, and the only one of its kind. */
    static StreamEnded end(List<StreamElement> elements) {
        assertThat(elements).isNotEmpty();
        assertThat(elements.stream().filter(StreamEnded.class::isInstance)).hasSize(1);
        assertThat(elements.get(elements.size() - 1)).isInstanceOf(StreamEnded.class);
        return (StreamEnded) elements.get(elements.size() - 1);
    }
}
