package io.libswarm.runtime.http.dial;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Why a call got no answer, or only a part of it. The message names the endpoint and is fit for a user. */
public final class DialException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Kind {
        /** No connection: refused, no such host or socket, no route. The request was not sent. */
        UNREACHABLE,
        /** The peers do not trust each other. The request was not sent. */
        UNTRUSTED,
        /** No connection or no answer in time. The request may have had its effect. */
        TIMED_OUT,
        /** The connection ended before the answer did. The request may have had its effect. */
        CUT,
        /** What answered does not speak the protocol that was expected. */
        FOREIGN,
        /** The caller's own body failed, or the caller closed the dialler. */
        ABANDONED
    }

    private final Kind kind;

    public DialException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
