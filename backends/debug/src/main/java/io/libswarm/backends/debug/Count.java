package io.libswarm.backends.debug;

import io.libswarm.protocol.StreamChunk;
import io.libswarm.protocol.StreamEnded;
import io.libswarm.protocol.WatchEnded;
import io.libswarm.protocol.WireMessage;
import org.jspecify.annotations.Nullable;

/** What has passed in one stream: told with the first element and at the end. Used within that stream. */
final class Count {
    private final DebugLog log;
    private final Entry entry;
    private final String name;
    private long elements;
    private long bytes;
    private String last = "nothing";

    Count(DebugLog log, Entry entry, String name) {
        this.log = log;
        this.entry = entry;
        this.name = name;
    }

    <T extends WireMessage> T seen(T element) {
        elements++;
        bytes += element instanceof StreamChunk chunk ? chunk.data().size() : 0;
        if (elements == 1) {
            log.add(entry.of(name, "first " + kind(element)));
        }
        if (!(element instanceof StreamChunk)) {
            last = kind(element);
        } else {
            last = "StreamChunk";
        }
        return element;
    }

    void ended(@Nullable Throwable failed) {
        String how = failed == null ? "ended" : "cut (" + failed.getClass().getSimpleName() + ")";
        String size = bytes > 0 ? ", " + bytes + " B" : "";
        log.add(entry.of(name, how + " after " + elements + " elements" + size + ", last " + last));
    }

    private static String kind(WireMessage element) {
        String type = element.getClass().getSimpleName();
        if (element instanceof StreamEnded end) {
            return end.failure() != null
                    ? type + " " + end.failure().code()
                    : type + (end.exitStatus() == null ? "" : " with exit status " + end.exitStatus());
        }
        return element instanceof WatchEnded end ? type + " " + end.reason() : type;
    }
}
