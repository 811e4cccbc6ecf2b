package io.libswarm.backends.aggregate;

import akka.actor.typed.ActorRef;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSpawned;
import io.libswarm.protocol.SpawnNode;
import io.libswarm.protocol.SpawnReply;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.tree.Tree;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Places what is spawned in a pool: reserves its name, ranks the hosts by what the pool remembers of them and what is on its way to them,
 * and asks the best; the host decides. One that refuses is followed by the next. Used by the pool's actor only.
 */
final class Placer {
    private static final Set<ErrorCode> TRY_NEXT =
            Set.of(ErrorCode.CONFLICT, ErrorCode.BUSY, ErrorCode.UNAVAILABLE, ErrorCode.UNSUPPORTED);

    private final NodePath pool;
    private final PoolView view;
    private final Tree tree;
    private final Strategy strategy;
    private final RandomGenerator chance;
    private final ActorRef<NodeMessage> self;
    private final Bookings bookings = new Bookings();

    /**
     * A host has answered.
     *
     * @param holder the node that had the name before; null when nobody was known to
     */
    record HostAnswered(
            Placing placing, NodePath host, @Nullable NodePath holder, SpawnReply reply) implements NodeMessage {}

    Placer(
            NodePath pool,
            PoolView view,
            Tree tree,
            Strategy strategy,
            RandomGenerator chance,
            ActorRef<NodeMessage> self) {
        this.pool = pool;
        this.view = view;
        this.tree = tree;
        this.strategy = strategy;
        this.chance = chance;
        this.self = self;
    }

    void place(Call<SpawnNode, SpawnReply> call) {
        if (call.query().spec().backend() != null) {
            call.fail(ErrorCode.INVALID, "backend: can't be spawned in a pool (expected: at /)");
            return;
        }
        Placing placing;
        try {
            placing = new Placing(call);
        } catch (IllegalArgumentException e) {
            call.fail(ErrorCode.INVALID, String.valueOf(e.getMessage()));
            return;
        }
        String name = placing.spec().name();
        if (name != null && !bookings.reserve(name)) {
            call.fail(ErrorCode.ALREADY_EXISTS, "name: '" + name + "' is being spawned (expected: a free name)");
            return;
        }
        NodePath before = view.hostOfRequest(placing.context().requestId().value());
        if (before != null) {
            ask(placing, before, null);
        } else if (name == null) {
            next(placing);
        } else {
            named(placing, name);
        }
    }

    private void named(Placing placing, String name) {
        NodePath host = view.hostOf(name);
        if (host == null) {
            next(placing);
            return;
        }
        NodePath holder = host.child(name);
        boolean fits = view.hosts(bookings).stream()
                .anyMatch(load -> load.path().equals(host) && placing.objection(load) == null);
        if (fits) {
            // Its host knows whether this is a repeat of the spawn that made it.
            ask(placing, host, holder);
        } else {
            end(placing, taken(name, holder));
        }
    }

    private Failure taken(String name, NodePath holder) {
        return Failure.of(
                ErrorCode.ALREADY_EXISTS,
                "name: '" + name + "' is taken by " + holder + " (expected: a free name)",
                pool);
    }

    private void next(Placing placing) {
        List<HostLoad> candidates = placing.candidates(view.hosts(bookings));
        if (candidates.isEmpty()) {
            end(placing, placing.unplaceable(pool, view.missing()));
        } else {
            ask(placing, strategy.best(candidates, placing.memory(), chance).path(), null);
        }
    }

    private void ask(Placing placing, NodePath host, @Nullable NodePath holder) {
        bookings.book(host, placing.booking());
        tree.<SpawnReply>ask(
                        host,
                        placing.context(),
                        (context, replyTo) -> new SpawnNode(context, placing.placed(), replyTo))
                .thenAccept(reply -> self.tell(new HostAnswered(placing, host, holder, reply)));
    }

    void answered(HostAnswered answer) {
        Placing placing = answer.placing();
        if (answer.reply() instanceof NodeSpawned spawned) {
            view.spawned(spawned.node().summary());
            bookings.free(answer.host(), placing.booking());
            end(placing, spawned);
            return;
        }
        bookings.free(answer.host(), placing.booking());
        Failure failure = (Failure) answer.reply();
        NodePath holder = answer.holder();
        boolean gone = failure.code() == ErrorCode.NOT_FOUND && failure.retryable();
        if (holder != null && !failure.retryable()) {
            end(placing, taken(holder.name(), holder));
        } else if (holder != null || placing.call().isDone() || !(gone || TRY_NEXT.contains(failure.code()))) {
            end(placing, failure);
        } else {
            placing.refusedBy(answer.host(), failure);
            next(placing);
        }
    }

    private void end(Placing placing, SpawnReply reply) {
        String name = placing.spec().name();
        if (name != null) {
            bookings.release(name);
        }
        placing.call().reply(reply);
    }
}
