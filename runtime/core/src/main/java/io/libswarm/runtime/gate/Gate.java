package io.libswarm.runtime.gate;

import akka.actor.typed.Behavior;
import akka.actor.typed.ExtensibleBehavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.PreRestart;
import akka.actor.typed.Signal;
import akka.actor.typed.TypedActorContext;
import akka.actor.typed.javadsl.ActorContext;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeQuery;
import io.libswarm.protocol.NodeReply;
import io.libswarm.protocol.Verb;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Stands before a node's own behaviour, in the same actor and outside its supervision. Checks, in this order: deadline, permission,
 * capability, content, room, request id. What passes reaches the behaviour as a {@link Call}; the behaviour's private messages pass as they are.
 *
 * <p>It adds no message and no mailbox: a query that is answered at once costs one allocation. A query that is answered later is kept in
 * {@link CallsInFlight} with a timer.
 */
public final class Gate extends ExtensibleBehavior<NodeMessage> {
    private final NodePath path;
    private final Set<Verb> verbs;
    private final GatePolicy policy;
    private final OnCrash onCrash;
    private final Supplier<Behavior<NodeMessage>> factory;
    private final CallsInFlight inFlight = new CallsInFlight();
    private Behavior<NodeMessage> inner;

    private Gate(
            NodePath path,
            Set<Verb> verbs,
            GatePolicy policy,
            OnCrash onCrash,
            Supplier<Behavior<NodeMessage>> factory) {
        this.path = path;
        this.verbs = verbs;
        this.policy = policy;
        this.onCrash = onCrash;
        this.factory = factory;
        this.inner = akka.actor.typed.javadsl.Behaviors.empty();
    }

    /**
     * A gated node.
     *
     * @param path of the node
     * @param verbs that the behaviour has; any other is refused with the list of these
     * @param policy who may ask what
     * @param onCrash what to do when the behaviour throws
     * @param behavior makes the behaviour, which takes {@link Call}s and private messages; asked again for each restart
     */
    public static Behavior<NodeMessage> around(
            NodePath path,
            Set<Verb> verbs,
            GatePolicy policy,
            OnCrash onCrash,
            Supplier<Behavior<NodeMessage>> behavior) {
        return akka.actor.typed.javadsl.Behaviors.setup(context -> {
            Gate gate = new Gate(path, verbs, policy, onCrash, behavior);
            gate.inner = Behavior.start(behavior.get(), context);
            return Behavior.isAlive(gate.inner) ? gate : gate.inner;
        });
    }

    @Override
    public Behavior<NodeMessage> receive(TypedActorContext<NodeMessage> context, NodeMessage message) {
        if (message instanceof NodeQuery<?> query) {
            return admit(context, query);
        }
        return run(context, message);
    }

    private <R extends NodeReply, Q extends NodeQuery<R>> Behavior<NodeMessage> admit(
            TypedActorContext<NodeMessage> context, NodeQuery<R> asked) {
        @SuppressWarnings("unchecked")
        Q query = (Q) asked;
        if (query.context().deadline().isPast()) {
            return refuse(query, Failure.of(ErrorCode.TIMED_OUT, "asked after its deadline", path));
        }
        Failure refusal = policy.refusal(query, path);
        if (refusal != null) {
            return refuse(query, refusal);
        }
        if (!verbs.contains(query.verb())) {
            return refuse(query, unsupported(query.verb()));
        }
        String objection = query.objection();
        if (objection != null) {
            return refuse(query, Failure.of(ErrorCode.INVALID, objection, path));
        }
        if (!inFlight.hasRoom()) {
            return refuse(
                    query,
                    Failure.of(ErrorCode.BUSY, inFlight.size() + " queries are waiting here (expected: fewer)", path));
        }
        Call<Q, R> call = new Call<>(query, path, policy);
        if (query.verb().changing()) {
            String clash = inFlight.remember(call);
            if (clash == null) {
                return this;
            } else if (!clash.isEmpty()) {
                return refuse(query, Failure.of(ErrorCode.CONFLICT, clash, path));
            }
        }
        Behavior<NodeMessage> next = run(context, call);
        if (Behavior.isUnhandled(next)) {
            call.fail(ErrorCode.UNSUPPORTED, path + " declares " + query.verb() + " and has no handler for it");
        } else if (next != this) {
            call.abandon(ErrorCode.UNAVAILABLE, "the node ended before it answered");
        } else if (!call.isDone()) {
            inFlight.add(call);
            ActorContext<NodeMessage> javaContext = context.asJava();
            Duration left = query.context().deadline().left();
            call.expiresBy(javaContext
                    .getSystem()
                    .scheduler()
                    .scheduleOnce(
                            left.minus(margin(left)),
                            () -> call.abandon(ErrorCode.TIMED_OUT, query.verb() + " was not answered in time"),
                            javaContext.getExecutionContext()));
        }
        return next;
    }

    /** The gate answers a little before the asker gives up, so that the asker hears which node it was. */
    private static Duration margin(Duration left) {
        Duration tenth = left.dividedBy(10);
        return tenth.toMillis() > 100 ? Duration.ofMillis(100) : tenth;
    }

    private <R extends NodeReply> Behavior<NodeMessage> refuse(NodeQuery<R> query, Failure failure) {
        R reply = Failures.as(failure);
        policy.answered(query, path, reply);
        query.replyTo().tell(reply);
        return this;
    }

    private Failure unsupported(Verb verb) {
        return Failure.of(
                ErrorCode.UNSUPPORTED, path + " has no verb " + verb + " (it has: " + new TreeSet<>(verbs) + ")", path);
    }

    private Behavior<NodeMessage> run(TypedActorContext<NodeMessage> context, NodeMessage message) {
        try {
            Behavior<NodeMessage> next = Behavior.interpretMessage(inner, context, message);
            return Behavior.isUnhandled(next) ? next : follow(context, next);
        } catch (RuntimeException e) {
            context.asJava()
                    .getLog()
                    .error("{} crashed on {}", path, message.getClass().getSimpleName(), e);
            if (message instanceof Call<?, ?> call) {
                call.abandon(ErrorCode.INTERNAL, "the node crashed on this query");
            }
            return crashed(context);
        }
    }

    private Behavior<NodeMessage> crashed(TypedActorContext<NodeMessage> context) {
        inFlight.abandonAll(ErrorCode.INTERNAL, "the node crashed before it answered");
        if (onCrash == OnCrash.RESTART) {
            Behavior.interpretSignal(inner, context, PreRestart.instance());
            ActorContext<NodeMessage> javaContext = context.asJava();
            javaContext.getChildren().forEach(javaContext::stop);
            inner = Behavior.start(factory.get(), context);
        }
        return this;
    }

    private Behavior<NodeMessage> follow(TypedActorContext<NodeMessage> context, Behavior<NodeMessage> next) {
        inner = Behavior.canonicalize(next, inner, context);
        return Behavior.isAlive(inner) ? this : inner;
    }

    @Override
    public Behavior<NodeMessage> receiveSignal(TypedActorContext<NodeMessage> context, Signal signal) {
        if (signal instanceof PostStop) {
            inFlight.abandonAll(ErrorCode.UNAVAILABLE, "the node ended before it answered");
        }
        try {
            Behavior<NodeMessage> next = Behavior.interpretSignal(inner, context, signal);
            if (Behavior.isUnhandled(next)) {
                return next;
            }
            return follow(context, next);
        } catch (RuntimeException e) {
            context.asJava()
                    .getLog()
                    .error("{} crashed on {}", path, signal.getClass().getSimpleName(), e);
            return crashed(context);
        }
    }
}
