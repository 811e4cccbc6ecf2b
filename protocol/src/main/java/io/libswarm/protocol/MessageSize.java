package io.libswarm.protocol;

import java.util.Map;

/**
 * How large a message may be between members. Artery drops a larger one in silence, so what may exceed this is a stream, and what does is
 * refused by name. Sizes are estimates from above, good enough to stay below the frame.
 */
public final class MessageSize {
    /** Bytes; below Artery's default frame of 256 KiB. */
    public static final int LIMIT = 240 * 1024;

    private static final int BASE = 512;

    private MessageSize() {}

    /** About how many bytes this message takes on the wire. Only what can be large is counted. */
    public static int of(WireMessage message) {
        if (message instanceof NodeReported m) {
            return of(m.node());
        } else if (message instanceof NodeUpdated m) {
            return of(m.node());
        } else if (message instanceof NodeStarted m) {
            return of(m.node());
        } else if (message instanceof NodeStopped m) {
            return of(m.node());
        } else if (message instanceof NodeSpawned m) {
            return of(m.node());
        } else if (message instanceof ChildrenListed m) {
            return BASE
                    + m.children().stream().mapToInt(MessageSize::of).sum()
                    + 512 * m.failures().size();
        } else if (message instanceof SpawnNode m) {
            return BASE + m.spec().size();
        } else if (message instanceof UpdateNode m) {
            return BASE + m.changes().size() + of(m.labels());
        } else if (message instanceof CallNative m) {
            return BASE
                    + m.target().length() * 3
                    + m.headers().stream()
                            .mapToInt(h -> of(h.name()) + of(h.value()))
                            .sum();
        } else if (message instanceof Failure m) {
            return BASE + of(m.message());
        }
        return BASE;
    }

    /** About how many bytes a summary takes. */
    public static int of(NodeSummary s) {
        return 128 + of(s.summary()) + 128 * s.path().depth() + of(s.labels()) + of(s.attributes());
    }

    private static int of(NodeState n) {
        NativeDocument document = n.document();
        return BASE
                + of(n.summary())
                + (document == null ? 0 : document.content().size());
    }

    static int of(Map<String, String> map) {
        int size = 0;
        for (Map.Entry<String, String> e : map.entrySet()) {
            size += of(e.getKey()) + of(e.getValue());
        }
        return size;
    }

    static int of(String text) {
        return 5 + text.length() * 3;
    }
}
