package io.libswarm.runtime.gate;

import akka.actor.Cancellable;
import akka.actor.typed.ActorRef;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeQuery;
import io.libswarm.protocol.NodeReply;
import io.libswarm.protocol.QueryContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query on its way to its one answer. Handlers answer with {@link #reply} or {@link #fail}, or pass the query on with {@link #forward};
 * the first of these counts, what comes later is ignored. May be answered from any thread, and after the handler has returned. A call that
 * nobody answers is answered {@code TIMED_OUT} by the gate, one whose node crashes {@code INTERNAL}, one whose node ends {@code UNAVAILABLE}.
 *
 * @param <Q> the query
 * @param <R> its reply type
 */
public final class Call<Q extends NodeQuery<R>, R extends NodeReply> implements NodeMessage {
    private final Q query;
    private final NodePath path;
    private final GatePolicy policy;
    private @Nullable R answer;
    private boolean forwarded;
    private @Nullable List<ActorRef<R>> repeats;
    private @Nullable Cancellable expiry;
    private @Nullable Runnable abandoned;

    Call(Q query, NodePath path, GatePolicy policy) {
        this.query = query;
        this.path = path;
        this.policy = policy;
    }

    /** What is asked. */
    public Q query() {
        return query;
    }

    /** Who asks, until when. */
    public QueryContext context() {
        return query.context();
    }

    /** The node that is asked. */
    public NodePath path() {
        return path;
    }

    /** Whether it needs no answer any more. */
    public synchronized boolean isDone() {
        return answer != null || forwarded;
    }

    /**
     * Answers.
     *
     * @return whether this was the answer; false when there was one already
     */
    public boolean reply(R reply) {
        List<ActorRef<R>> others;
        R sent;
        synchronized (this) {
            if (isDone()) {
                return false;
            }
            sent = fitting(reply);
            answer = sent;
            others = repeats == null ? List.of() : repeats;
            repeats = null;
            abandoned = null;
            if (expiry != null) {
                expiry.cancel();
            }
        }
        policy.answered(query, path, sent);
        query.replyTo().tell(sent);
        others.forEach(other -> other.tell(sent));
        return true;
    }

    /** Answers with a failure at this node. */
    public boolean fail(ErrorCode code, String message) {
        return fail(Failure.of(code, message, path));
    }

    /** Answers with a failure. */
    public boolean fail(Failure failure) {
        return reply(Failures.as(failure));
    }

    /** Lets another node answer, which answers the asker directly; with what is left of the time. */
    public void forward(ActorRef<NodeMessage> other) {
        synchronized (this) {
            if (isDone()) {
                return;
            }
            forwarded = true;
            if (expiry != null) {
                expiry.cancel();
            }
        }
        other.tell(query);
    }

    /** What to do when the time is over, or the node has gone, and nobody has answered: end the work, and undo what it half made. */
    public void onAbandoned(Runnable action) {
        synchronized (this) {
            if (!isDone()) {
                abandoned = action;
            }
        }
    }

    /** The call of the same question, asked again by the same asker: gets this one's answer, now or when it comes. */
    void repeatedBy(ActorRef<R> other) {
        R known;
        synchronized (this) {
            known = answer;
            if (known == null) {
                if (repeats == null) {
                    repeats = new ArrayList<>(1);
                }
                repeats.add(other);
                return;
            }
        }
        other.tell(known);
    }

    /** Answered by the gate in the handler's place. */
    void abandon(ErrorCode code, String message) {
        Runnable action;
        synchronized (this) {
            action = abandoned;
        }
        if (fail(code, message) && action != null) {
            action.run();
        }
    }

    synchronized void expiresBy(Cancellable timer) {
        if (isDone()) {
            timer.cancel();
        } else {
            expiry = timer;
        }
    }

    /** Whether the remembered answer may stand for a repeat: one that says "try again" may not. */
    synchronized boolean isWorthRemembering() {
        return !(forwarded || (answer instanceof Failure failure && failure.retryable()));
    }

    /** Whether its answer serves more than one: a stream is taken once. */
    synchronized boolean isRepeatable() {
        return answer instanceof Failure || !query.verb().streaming();
    }

    private R fitting(R reply) {
        return Refs.isRemote(query.replyTo()) ? Fitting.fitting(reply, path) : reply;
    }
}
