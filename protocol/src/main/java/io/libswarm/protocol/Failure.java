package io.libswarm.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A refusal or a failure, as an answer: a member of every reply type, never an exception on the wire.
 *
 * @param code what kind of failure it is; decides the HTTP status
 * @param message one sentence for a person, naming the value and what was expected; free of secrets and stack traces
 * @param retryable whether the same query may succeed later, unchanged
 * @param path the node that failed, where it is known
 */
public record Failure(
        ErrorCode code,
        String message,
        boolean retryable,
        @Nullable NodePath path)
        implements ConnectReply,
                DescribeReply,
                GetReply,
                ListReply,
                NativeReply,
                ReadFilesReply,
                RemoveReply,
                ResolveReply,
                SpawnReply,
                StartReply,
                StopReply,
                LogsReply,
                UpdateReply,
                WatchReply,
                WriteFilesReply {

    public Failure {
        code = code == null ? ErrorCode.UNKNOWN : code;
        message = message == null ? "" : message;
    }

    /** A failure that is retryable when its code says so. */
    public static Failure of(ErrorCode code, String message) {
        return new Failure(code, message, code.retryable(), null);
    }

    /** A failure at a node. */
    public static Failure of(ErrorCode code, String message, NodePath path) {
        return new Failure(code, message, code.retryable(), path);
    }

    /** Who has to act: derived from the code. */
    public Blame blame() {
        return code.blame();
    }
}
