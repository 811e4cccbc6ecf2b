package io.libswarm.runtime.registry;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.ddata.LWWMap;
import akka.cluster.ddata.SelfUniqueAddress;
import akka.cluster.ddata.typed.javadsl.DistributedData;
import akka.cluster.ddata.typed.javadsl.Replicator;
import akka.cluster.ddata.typed.javadsl.ReplicatorMessageAdapter;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The reconciler's claims to backends: each is written to a majority before its backend starts. Part of that actor. */
final class Claims {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final ReplicatorMessageAdapter<ReconcilerMessage, LWWMap<String, Claim>> replicator;
    private final SelfUniqueAddress self;
    private final String member;
    private final Set<String> waiting = new HashSet<>();
    private final Map<String, WantedBackend> made = new HashMap<>();
    private @Nullable Set<String> kept;

    /**
     * An answer of the replicator's.
     *
     * @param confirmed whether a majority has the claim
     */
    record ClaimAnswered(String backend, boolean confirmed) implements ReconcilerMessage {}

    private Claims(
            ActorContext<ReconcilerMessage> context,
            ReplicatorMessageAdapter<ReconcilerMessage, LWWMap<String, Claim>> replicator,
            String member) {
        this.replicator = replicator;
        this.self = DistributedData.get(context.getSystem()).selfUniqueAddress();
        this.member = member;
    }

    static Behavior<ReconcilerMessage> with(
            String member, BiFunction<ActorContext<ReconcilerMessage>, Claims, Behavior<ReconcilerMessage>> factory) {
        return Behaviors.setup(context -> DistributedData.withReplicatorMessageAdapter(
                (ReplicatorMessageAdapter<ReconcilerMessage, LWWMap<String, Claim>> replicator) ->
                        factory.apply(context, new Claims(context, replicator, member))));
    }

    /** Whether a claim has been written that no majority has confirmed yet. */
    boolean isWaiting(String backend) {
        return waiting.contains(backend);
    }

    /** Claims a backend, with one epoch more than its owner before. */
    void claim(WantedBackend backend) {
        waiting.add(backend.name());
        made.put(backend.name(), backend);
        write(backend);
    }

    private void write(WantedBackend backend) {
        replicator.askUpdate(
                replyTo -> new Replicator.Update<>(
                        RegistryKeys.CLAIMS,
                        LWWMap.create(),
                        new Replicator.WriteMajority(PATIENCE),
                        replyTo,
                        claims -> claims.put(
                                self,
                                backend.name(),
                                new Claim(
                                        backend.name(),
                                        member,
                                        backend.revision(),
                                        claims.get(backend.name())
                                                        .map(Claim::epoch)
                                                        .getOrElse(() -> 0L)
                                                + 1),
                                (timestamp, claim) -> claim.epoch())),
                response -> new ClaimAnswered(backend.name(), response instanceof Replicator.UpdateSuccess));
    }

    /** What a majority does not have in time is claimed again, unless nobody wants it any more. */
    void answered(ClaimAnswered event) {
        WantedBackend backend = made.get(event.backend());
        if (event.confirmed() || backend == null) {
            waiting.remove(event.backend());
        } else if (waiting.contains(event.backend())) {
            write(backend);
        }
    }

    /** Forgets what this member has claimed, in this life or an earlier one, and nobody wants any more. */
    void keepOnly(Collection<WantedBackend> wanted) {
        Set<String> names = new HashSet<>();
        wanted.forEach(backend -> names.add(backend.name()));
        boolean fewer = kept == null || !names.containsAll(kept);
        kept = names;
        made.keySet().retainAll(names);
        if (fewer) {
            replicator.askUpdate(
                    replyTo -> new Replicator.Update<>(
                            RegistryKeys.CLAIMS,
                            LWWMap.create(),
                            Replicator.writeLocal(),
                            replyTo,
                            claims -> without(claims, names)),
                    response -> new ClaimAnswered("", true));
        }
    }

    private LWWMap<String, Claim> without(LWWMap<String, Claim> claims, Set<String> names) {
        LWWMap<String, Claim> left = claims;
        for (Claim claim : claims.getEntries().values()) {
            if (claim.member().equals(member) && !names.contains(claim.backend())) {
                left = left.remove(self, claim.backend());
            }
        }
        return left;
    }
}
