package io.libswarm.runtime.member;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Adapter;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.typed.Cluster;
import com.typesafe.config.Config;
import io.libswarm.runtime.gateway.Gateway;
import io.libswarm.runtime.registry.MemberFacts;
import io.libswarm.runtime.registry.MemberRoles;
import io.libswarm.runtime.registry.RegistryActors;
import io.libswarm.runtime.registry.RegistryListener;
import io.libswarm.runtime.tree.DroppedMessages;
import io.libswarm.runtime.tree.LostMembers;
import io.libswarm.runtime.tree.MemberReachability;
import java.net.BindException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * One life of a member: its actor system, from the start to where it leaves the cluster or is downed.
 *
 * @param address {@code host:port} of its remoting
 */
record Life(ActorSystem<?> system, RegistryActors registry, String address) {
    private static final long START_SECONDS = 30;

    /** What a life is begun with. */
    record Beginning(
            MemberSettings settings,
            MemberConfig config,
            DataDir dir,
            int port,
            Collection<String> remembered,
            boolean afresh,
            Executor blocking,
            RegistryListener listener,
            Consumer<String> failed) {}

    /**
     * Begins it. Blocks until the actor system runs; it joins its cluster later.
     *
     * @throws MemberException when it can't, such as for a port that is taken
     */
    static Life begin(Beginning with) {
        CompletableFuture<RegistryActors> registry = new CompletableFuture<>();
        ActorSystem<Void> system = create(with, registry);
        String address = addressOf(system);
        try {
            RegistryActors actors = registry.get(START_SECONDS, TimeUnit.SECONDS);
            CoordinatedShutdown.get(Adapter.toClassic(system))
                    .addTask(CoordinatedShutdown.PhaseBeforeClusterShutdown(), "end-backends", actors::endBackends);
            return new Life(system, actors, address);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            system.terminate();
            throw new MemberException("interrupted while starting");
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            system.terminate();
            throw new MemberException("the member can't start: " + e);
        }
    }

    private static ActorSystem<Void> create(Beginning with, CompletableFuture<RegistryActors> registry) {
        Config config = with.config().akka(with.settings(), with.dir(), with.port());
        try {
            return ActorSystem.create(guardian(with, registry), with.settings().cluster(), config);
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof BindException
                        || String.valueOf(cause.getMessage()).contains("Failed to bind")) {
                    throw new MemberException("port: " + with.port() + " can't be listened on at "
                            + with.settings().host()
                            + " (expected: a port that is free, at an address of this machine)");
                }
            }
            throw e;
        }
    }

    private static Behavior<Void> guardian(Beginning with, CompletableFuture<RegistryActors> registry) {
        return Behaviors.setup(context -> {
            String address = addressOf(context.getSystem());
            LostMembers lost = new LostMembers();
            context.spawn(DroppedMessages.create(with.settings().meters()), "dropped");
            context.spawn(MemberReachability.create(lost), "reachability");
            MemberFacts facts = with.config().facts(with.dir().member(), address, with.settings(), with.afresh());
            RegistryActors actors = RegistryActors.spawn(
                    context,
                    lost,
                    new RegistryActors.Needs(
                            facts,
                            with.settings().policy(),
                            with.settings().meters(),
                            with.dir().backends(),
                            with.blocking(),
                            with.listener()));
            registry.complete(actors);
            context.spawn(
                    Gateway.create(actors.tree(), with.dir().member(), () -> contacts(context.getSystem())),
                    Gateway.NAME);
            JoinRule rule = JoinRule.of(
                    with.dir().member(),
                    address,
                    with.remembered(),
                    with.afresh() ? List.of() : with.settings().seeds());
            context.spawn(Joining.create(rule, with.config().joinTimes(), with.failed()), Joining.NAME);
            return Behaviors.empty();
        });
    }

    /** The members that a client may turn to. */
    private static List<String> contacts(ActorSystem<?> system) {
        List<String> contacts = new ArrayList<>();
        Cluster.get(system).state().getMembers().forEach(member -> contacts.add(MemberRoles.hostPort(member)));
        return contacts;
    }

    private static String addressOf(ActorSystem<?> system) {
        return MemberRoles.hostPort(Cluster.get(system).selfMember());
    }

    /** Ends it in good order: backends, then membership, then the actor system. */
    CompletionStage<Done> end() {
        return CoordinatedShutdown.get(Adapter.toClassic(system))
                .runAll(CoordinatedShutdown.actorSystemTerminateReason());
    }
}
