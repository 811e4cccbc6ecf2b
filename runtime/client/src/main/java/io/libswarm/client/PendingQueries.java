package io.libswarm.client;

import akka.actor.typed.ActorRef;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodeHandle;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeQuery;
import io.libswarm.protocol.NodeReply;
import io.libswarm.runtime.gateway.Gateway;
import io.libswarm.runtime.gateway.SessionMessage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The client's queries that wait for an answer. Any thread may ask: with a session at hand, a query goes to it without a detour. A query is
 * noted before the session is read, and a new session is set before the noted ones are sent to it, so none falls between two sessions. A
 * repeat gets a new number: what an earlier session may still answer is then of no interest.
 */
final class PendingQueries {
    private final Map<Long, Pending> waiting = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final Executor callbacks;
    private volatile @Nullable ActorRef<SessionMessage> session;
    private volatile @Nullable Failure closed;

    PendingQueries(Executor callbacks) {
        this.callbacks = callbacks;
    }

    CompletableFuture<NodeReply> ask(NodePath path, @Nullable NodeHandle handle, NodeQuery<?> query) {
        CompletableFuture<NodeReply> answer = new CompletableFuture<>();
        if (waiting.size() >= Gateway.MOST_IN_FLIGHT) {
            answer.complete(Failure.of(
                    ErrorCode.BUSY, waiting.size() + " queries of this client are waiting (expected: fewer)"));
            return answer;
        }
        send(new Pending(path, handle, query, false, answer));
        Failure end = closed;
        if (end != null) {
            failAll(() -> end);
        }
        return answer;
    }

    private void send(Pending pending) {
        long number = numbers.incrementAndGet();
        waiting.put(number, pending);
        ActorRef<SessionMessage> to = session;
        if (to != null) {
            waiting.computeIfPresent(number, (n, same) -> same.sentNow());
            to.tell(pending.numbered(number));
        }
    }

    /** Sends all that may be sent to the new session. */
    void connected(ActorRef<SessionMessage> newSession) {
        session = newSession;
        for (Long number : List.copyOf(waiting.keySet())) {
            Pending pending = waiting.get(number);
            if (pending != null && pending.mayBeRepeated() && waiting.remove(number, pending)) {
                send(pending);
            }
        }
    }

    /** The session is no more. What can't be repeated at another is answered. */
    void disconnected(String why) {
        session = null;
        for (Map.Entry<Long, Pending> each : waiting.entrySet()) {
            if (!each.getValue().mayBeRepeated() && waiting.remove(each.getKey(), each.getValue())) {
                complete(each.getValue(), Failure.of(ErrorCode.UNAVAILABLE, why + "; the query may have taken effect"));
            }
        }
    }

    /** Whether somebody waits for it. */
    boolean expects(long number) {
        return waiting.containsKey(number);
    }

    void answered(long number, NodeReply reply) {
        Pending pending = waiting.remove(number);
        if (pending != null) {
            complete(pending, reply);
        }
    }

    /** Answers what is past its deadline. */
    void expire(Supplier<Failure> why) {
        for (Map.Entry<Long, Pending> each : waiting.entrySet()) {
            if (each.getValue().query().context().deadline().isPast()
                    && waiting.remove(each.getKey(), each.getValue())) {
                complete(each.getValue(), why.get());
            }
        }
    }

    /** Answers everything, now and from now on. */
    void close(Failure why) {
        closed = why;
        failAll(() -> why);
    }

    private void failAll(Supplier<Failure> why) {
        for (Long number : waiting.keySet()) {
            answered(number, why.get());
        }
    }

    private void complete(Pending pending, NodeReply reply) {
        try {
            pending.answer().completeAsync(() -> reply, callbacks);
        } catch (RejectedExecutionException closing) {
            pending.answer().complete(reply);
        }
    }
}
