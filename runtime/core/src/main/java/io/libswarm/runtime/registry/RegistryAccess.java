package io.libswarm.runtime.registry;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.ddata.Key;
import akka.cluster.ddata.LWWMap;
import akka.cluster.ddata.ReplicatedData;
import akka.cluster.ddata.SelfUniqueAddress;
import akka.cluster.ddata.typed.javadsl.DistributedData;
import akka.cluster.ddata.typed.javadsl.Replicator;
import akka.cluster.ddata.typed.javadsl.ReplicatorMessageAdapter;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The directory's way to Distributed Data: follows all keys of the registry, and reads and writes them. Part of that actor. */
final class RegistryAccess {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final ReplicatorMessageAdapter<DirectoryMessage, ReplicatedData> replicator;
    private final SelfUniqueAddress self;
    private final Set<Key<?>> reading = new HashSet<>();
    private boolean introducing;

    /** A key has changed here. */
    record RegistryChanged(Key<?> key, ReplicatedData data) implements DirectoryMessage {}

    /**
     * A key was read.
     *
     * @param data null when there is none
     * @param read whether from a majority
     */
    record RegistryRead(Key<?> key, @Nullable ReplicatedData data, boolean read) implements DirectoryMessage {}

    private RegistryAccess(
            ActorContext<DirectoryMessage> context,
            ReplicatorMessageAdapter<DirectoryMessage, ReplicatedData> replicator) {
        this.replicator = replicator;
        this.self = DistributedData.get(context.getSystem()).selfUniqueAddress();
        follow(RegistryKeys.MEMBERS);
        follow(RegistryKeys.CLAIMS);
        RegistryKeys.BACKENDS.forEach(this::follow);
    }

    static Behavior<DirectoryMessage> with(
            BiFunction<ActorContext<DirectoryMessage>, RegistryAccess, Behavior<DirectoryMessage>> factory) {
        return Behaviors.setup(context -> DistributedData.withReplicatorMessageAdapter(
                (ReplicatorMessageAdapter<DirectoryMessage, ReplicatedData> replicator) ->
                        factory.apply(context, new RegistryAccess(context, replicator))));
    }

    @SuppressWarnings("unchecked")
    private static Key<ReplicatedData> plain(Key<?> key) {
        return (Key<ReplicatedData>) key;
    }

    private void follow(Key<?> key) {
        replicator.subscribe(
                plain(key),
                response -> response instanceof Replicator.Changed<ReplicatedData> changed
                        ? new RegistryChanged(changed.key(), changed.get(changed.key()))
                        : new RegistryRead(response.key(), null, false));
    }

    /** Reads those that are not being read already. */
    void readAll(Set<Key<?>> keys) {
        for (Key<?> key : keys) {
            if (reading.add(key)) {
                replicator.askGet(
                        replyTo -> new Replicator.Get<>(plain(key), new Replicator.ReadMajority(PATIENCE), replyTo),
                        response -> {
                            reading.remove(key);
                            return readOf(key, response);
                        });
            }
        }
    }

    private static RegistryRead readOf(Key<?> key, Replicator.GetResponse<ReplicatedData> response) {
        return response instanceof Replicator.GetSuccess<ReplicatedData> success
                ? new RegistryRead(key, success.get(plain(key)), true)
                : new RegistryRead(key, null, response instanceof Replicator.NotFound);
    }

    /** Remembers this member in the cluster. */
    void introduce(KnownMember member) {
        if (!introducing) {
            introducing = true;
            replicator.askUpdate(
                    replyTo -> new Replicator.Update<>(
                            plain(RegistryKeys.MEMBERS),
                            LWWMap.create(),
                            new Replicator.WriteMajority(PATIENCE),
                            replyTo,
                            data -> members(data).put(self, member.name(), member)),
                    response -> {
                        introducing = false;
                        return new RegistryRead(RegistryKeys.MEMBERS, null, false);
                    });
        }
    }

    /** Forgets a member. */
    void forget(String member, ActorRef<Boolean> replyTo) {
        replicator.askUpdate(
                updated -> new Replicator.Update<>(
                        plain(RegistryKeys.MEMBERS),
                        LWWMap.create(),
                        new Replicator.WriteMajority(PATIENCE),
                        updated,
                        data -> members(data).remove(self, member)),
                response -> {
                    replyTo.tell(response instanceof Replicator.UpdateSuccess);
                    return new RegistryRead(RegistryKeys.MEMBERS, null, false);
                });
    }

    @SuppressWarnings("unchecked")
    private static LWWMap<String, KnownMember> members(ReplicatedData data) {
        return (LWWMap<String, KnownMember>) data;
    }
}
