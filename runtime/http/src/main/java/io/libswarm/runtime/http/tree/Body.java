package io.libswarm.runtime.http.tree;

import akka.util.ByteString;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.runtime.http.ByteReader;
import java.util.function.Consumer;

/** Reads a request's body that is JSON, whole. */
final class Body {
    /** Several times what a message may hold. */
    private static final int MOST = 1 << 20;

    private Body() {}

    static void read(Visit visit, Consumer<JsonInput> then) {
        more(visit, visit.exchange().body(), ByteString.emptyByteString(), then);
    }

    private static void more(Visit visit, ByteReader body, ByteString before, Consumer<JsonInput> then) {
        body.read().whenComplete((next, cut) -> {
            if (cut != null) {
                visit.exchange().abort();
            } else if (next.isEmpty()) {
                visit.attempt(() -> then.accept(JsonInput.of(before)));
            } else if (before.size() + next.get().size() > MOST) {
                visit.fail(Failure.of(ErrorCode.TOO_LARGE, "body: more than " + MOST + " bytes", visit.path()));
            } else {
                more(visit, body, before.concat(next.get()), then);
            }
        });
    }
}
