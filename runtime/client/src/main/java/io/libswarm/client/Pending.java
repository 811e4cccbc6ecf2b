package io.libswarm.client;

import io.libswarm.protocol.NodeHandle;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeQuery;
import io.libswarm.protocol.NodeReply;
import io.libswarm.protocol.Verb;
import io.libswarm.runtime.gateway.ClientQuery;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A query that waits for its answer.
 *
 * @param sent whether it has been sent to some member
 */
record Pending(
        NodePath path,
        @Nullable NodeHandle handle,
        NodeQuery<?> query,
        boolean sent,
        CompletableFuture<NodeReply> answer) {

    ClientQuery numbered(long number) {
        return new ClientQuery(number, path, handle, query);
    }

    Pending sentNow() {
        return new Pending(path, handle, query, true, answer);
    }

    /** What reaches through a node and streams may have begun: it is not begun twice. All else may be asked again under its request id. */
    boolean mayBeRepeated() {
        Verb verb = query.verb();
        return !(sent && verb.changing() && verb.streaming());
    }
}
