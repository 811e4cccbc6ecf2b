package io.libswarm.backends.dockerserver;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Decides where a container goes: hosts that something speaks against are removed, filter by filter, and the rest ranked. Looks at each host
 * once; holds the bookings' lock, and none of a host.
 */
final class Placement {
    /** In the order in which they are tried. */
    static final List<String> FILTERS =
            List.of("health", "port", "containerslots", "dependency", "affinity", "constraint", "resources", "image");

    private final Pool pool;
    private final Bookings bookings;
    private final String strategy;
    private final double overcommit;

    Placement(Pool pool, Bookings bookings, String strategy, double overcommit) {
        this.pool = pool;
        this.bookings = bookings;
        this.strategy = strategy;
        this.overcommit = overcommit;
    }

    Bookings bookings() {
        return bookings;
    }

    /**
     * Books the best host, but for those that have refused it already.
     *
     * @param needs what it has to be beside
     * @throws Refusal that says how many hosts each filter removed, when none is left
     */
    Engine book(Order order, Needs needs, Collection<Engine> refused) {
        synchronized (bookings) {
            List<String> removed = new ArrayList<>();
            List<Engine> fit = fit(order, needs, refused, removed);
            if (fit.isEmpty() && order.hasWishes()) {
                removed.clear();
                fit = fit(order.strict(), needs, refused, removed);
            }
            if (fit.isEmpty()) {
                throw new Refusal(
                        409,
                        "Unable to find a node that satisfies the following conditions: "
                                + (removed.isEmpty() ? "the pool has no hosts" : String.join(", ", removed)));
            }
            Engine best = ranked(fit, order).get(0);
            bookings.book(best, order);
            return best;
        }
    }

    private List<Engine> fit(Order order, Needs needs, Collection<Engine> refused, List<String> removed) {
        Narrowing hosts = new Narrowing(pool.engines(), removed);
        hosts.keep("health", "", engine -> engine.isUp() && !refused.contains(engine));
        hosts.keep(
                "port",
                order.ports().toString(),
                engine -> Collections.disjoint(bookings.load(engine).ports(), order.ports()));
        hosts.keep("containerslots", "", engine -> bookings.load(engine).containers() < Conditions.slots(engine));
        hosts.keep("dependency", needs.toString(), needs::allow);
        order.affinities().forEach(one -> hosts.keep("affinity", one.text(), holds(one, Conditions::affinity)));
        order.constraints().forEach(one -> hosts.keep("constraint", one.text(), holds(one, Conditions::constraint)));
        hosts.keep("resources", "", engine -> hasRoom(engine, order.reserved()));
        hosts.prefer(engine -> engine.all(Thing.IMAGE).stream().anyMatch(image -> Images.is(image, order.image())));
        return hosts.left();
    }

    private static java.util.function.Predicate<Engine> holds(
            Expression expression, BiPredicate<Engine, Expression> condition) {
        return engine -> condition.test(engine, expression) != expression.negated();
    }

    private boolean hasRoom(Engine engine, Reserved wanted) {
        Reserved all = bookings.load(engine).reserved().plus(wanted);
        return (wanted.memory() == 0 || all.memory() <= engine.memory() * (1 + overcommit))
                && (wanted.nanoCpus() == 0 || all.cpus() <= engine.cpus() * (1 + overcommit));
    }

    private List<Engine> ranked(List<Engine> fit, Order order) {
        List<Engine> ranked = new ArrayList<>(fit);
        Collections.shuffle(ranked);
        if (!strategy.equals("random")) {
            Comparator<Engine> byLoad = Comparator.<Engine>comparingDouble(engine -> share(engine, order.reserved()))
                    .thenComparingInt(engine -> bookings.load(engine).containers());
            ranked.sort(strategy.equals("binpack") ? byLoad.reversed() : byLoad);
        }
        return ranked;
    }

    /** The part of its memory and processors that would be set aside, of 2. */
    private double share(Engine engine, Reserved wanted) {
        Reserved all = bookings.load(engine).reserved().plus(wanted);
        return all.memory() / (double) Math.max(1, engine.memory()) + all.cpus() / Math.max(1, engine.cpus());
    }
}
