package io.libswarm.runtime.stream;

import akka.util.ByteString;
import io.libswarm.protocol.StreamChunk;
import io.libswarm.protocol.StreamElement;
import java.util.ArrayDeque;

/**
 * Elements on their way out, in order. Neighbouring chunks of one stream are one chunk, unless they carry a time of their own; larger ones
 * than {@link StreamChunk#LARGEST} are split; empty ones are left out.
 */
final class Batch {
    /** Bytes from which on it is worth a message of its own. */
    static final int ENOUGH = 64 * 1024;

    private static final int MOST = 16;

    private final ArrayDeque<StreamElement> elements = new ArrayDeque<>();
    private int bytes;

    boolean isEmpty() {
        return elements.isEmpty();
    }

    boolean isFull() {
        return bytes >= ENOUGH || elements.size() >= MOST;
    }

    void add(StreamElement element) {
        if (!(element instanceof StreamChunk chunk)) {
            elements.addLast(element);
            return;
        }
        ByteString rest = chunk.data();
        while (!rest.isEmpty()) {
            ByteString part = rest.take(StreamChunk.LARGEST);
            rest = rest.drop(StreamChunk.LARGEST);
            addPart(new StreamChunk(chunk.stream(), part, chunk.time()));
        }
    }

    private void addPart(StreamChunk part) {
        bytes += part.data().size();
        if (elements.peekLast() instanceof StreamChunk last && belongTogether(last, part)) {
            elements.removeLast();
            elements.addLast(new StreamChunk(last.stream(), last.data().concat(part.data()), null));
        } else {
            elements.addLast(part);
        }
    }

    private static boolean belongTogether(StreamChunk last, StreamChunk part) {
        return last.stream() == part.stream()
                && last.time() == null
                && part.time() == null
                && last.data().size() + part.data().size() <= StreamChunk.LARGEST;
    }

    StreamElement take() {
        StreamElement first = elements.removeFirst();
        if (first instanceof StreamChunk chunk) {
            bytes -= chunk.data().size();
        }
        return first;
    }
}
