package io.libswarm.runtime.gate;

import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.NodeReply;
import io.libswarm.protocol.Principal;
import io.libswarm.protocol.RequestId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one node that wait for their answer, and the recent changing ones with theirs. Touched by the node's own thread only. Costs
 * nothing until it is needed: most nodes are never asked anything that waits.
 */
final class CallsInFlight {
    static final int MOST = 1024;
    private static final int REMEMBERED = 128;

    private @Nullable List<Call<?, ?>> waiting;
    private @Nullable Map<Asked, Call<?, ?>> remembered;

    private record Asked(Principal principal, RequestId id) {}

    boolean hasRoom() {
        return waiting == null || waiting.size() < MOST || purge().size() < MOST;
    }

    int size() {
        return waiting == null ? 0 : waiting.size();
    }

    void add(Call<?, ?> call) {
        if (waiting == null) {
            waiting = new ArrayList<>(2);
        }
        if (waiting.size() > 8 && waiting.get(0).isDone()) {
            purge();
        }
        waiting.add(call);
    }

    private List<Call<?, ?>> purge() {
        List<Call<?, ?>> calls = waiting == null ? new ArrayList<>() : waiting;
        calls.removeIf(Call::isDone);
        return calls;
    }

    /**
     * Remembers a changing call by its request id.
     *
     * @return empty when it is new; null when it repeats another, whose answer it then gets; otherwise why it can't be
     */
    <Q extends io.libswarm.protocol.NodeQuery<R>, R extends NodeReply> @Nullable String remember(Call<Q, R> call) {
        if (remembered == null) {
            remembered = new LinkedHashMap<>(4);
        }
        Asked asked = new Asked(call.context().principal(), call.context().requestId());
        Call<?, ?> before = remembered.get(asked);
        if (before != null && before.isWorthRemembering()) {
            if (before.query().getClass() != call.query().getClass()) {
                return "request id " + asked.id() + " was used for "
                        + before.query().verb() + " (expected: an id of its own)";
            }
            if (!before.isRepeatable()) {
                return "request id " + asked.id()
                        + " has been answered with a stream, which is taken once (expected: an id of its own)";
            }
            @SuppressWarnings("unchecked")
            Call<Q, R> same = (Call<Q, R>) before;
            same.repeatedBy(call.query().replyTo());
            return null;
        }
        remembered.put(asked, call);
        if (remembered.size() > REMEMBERED) {
            remembered.remove(remembered.keySet().iterator().next());
        }
        return "";
    }

    void abandonAll(ErrorCode code, String message) {
        List<Call<?, ?>> calls = waiting;
        waiting = null;
        if (calls != null) {
            calls.forEach(call -> call.abandon(code, message));
        }
    }
}
