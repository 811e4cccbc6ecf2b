package io.libswarm.protocol;

/**
 * How large a message may be between members. Artery drops a larger one in silence, so what may exceed this is a stream, and what does is
 * refused by name. Sizes are estimates from above: never less than what is written, and seldom much more.
 */
public final class MessageSize {
    /** Bytes; below Artery's default frame of 256 KiB. */
    public static final int LIMIT = 240 * 1024;

    private static final int BASE = 256;

    private MessageSize() {}

    /** How many bytes this message takes on the wire at most. Constant time for what holds no collection; never encodes. */
    public static int of(WireMessage message) {
        if (message instanceof NodeQuery<?> query) {
            return BASE + Sizes.of(query.context()) + Sizes.of(query.replyTo()) + QuerySize.of(query);
        } else if (message instanceof NodeReply reply) {
            return BASE + ReplySize.of(reply);
        } else if (message instanceof WatchEvent event) {
            return BASE + ReplySize.of(event);
        } else if (message instanceof StreamElement element) {
            return BASE + ReplySize.of(element);
        }
        throw new IllegalArgumentException(
                "message: " + message.getClass().getName() + " (expected: one of the protocol's families)");
    }

    /** How many bytes a summary takes at most. */
    public static int of(NodeSummary summary) {
        return Sizes.of(summary);
    }
}
