package io.libswarm.runtime.registry;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.AskPattern;
import akka.cluster.typed.ClusterSingleton;
import akka.cluster.typed.SingletonActor;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.runtime.gate.GatePolicy;
import io.libswarm.runtime.tree.LocalTree;
import io.libswarm.runtime.tree.LostMembers;
import io.libswarm.runtime.tree.RootNode;
import io.libswarm.runtime.tree.Tree;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * The registry on one member, with the root node that it tells of every change. Spawned by the member's guardian.
 *
 * @param tree over all members
 */
public record RegistryActors(
        ActorSystem<?> system,
        Tree tree,
        ActorRef<DirectoryMessage> directory,
        ActorRef<ReconcilerMessage> reconciler) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * What the registry needs.
     *
     * @param facts about the member
     * @param policy of all gates
     * @param meters where backends count and measure
     * @param backendDirs holds a directory for each backend that wants one
     * @param blocking for what blocks
     * @param listener told of what the member itself has to know
     */
    public record Needs(
            MemberFacts facts,
            GatePolicy policy,
            MeterRegistry meters,
            Path backendDirs,
            Executor blocking,
            RegistryListener listener) {}

    /** Spawns it all as children of the guardian. */
    public static RegistryActors spawn(ActorContext<?> guardian, LostMembers lost, Needs needs) {
        ActorSystem<?> system = guardian.getSystem();
        Tenure tenure = new Tenure(needs.facts().freeze(), System::nanoTime);
        ActorRef<RegistrarMessage> registrar =
                ClusterSingleton.get(system).init(SingletonActor.of(Registrar.create(), "registrar"));
        ActorRef<DirectoryMessage> directory =
                guardian.spawn(Directory.create(needs.facts(), tenure, needs.listener()), "directory");
        ActorRef<NodeMessage> registry = guardian.spawn(BackendRegistry.create(registrar, directory), "registry");
        ActorRef<NodeMessage> root =
                guardian.spawn(RootNode.create(Providers.LOADED.infos(), registry, needs.policy()), "root");
        Tree tree = new LocalTree(system, root, lost);
        BackendStage stage = new BackendStage(
                system,
                needs.facts().name(),
                tree,
                registry,
                needs.policy(),
                tenure,
                needs.meters(),
                new BackendDirectories(needs.backendDirs(), needs.blocking()));
        ActorRef<ReconcilerMessage> reconciler = guardian.spawn(Reconciler.create(stage), "backends");
        directory.tell(new DirectoryMessage.Begin(root, reconciler));
        return new RegistryActors(system, tree, directory, reconciler);
    }

    /** Ends all backends on this member, and starts none any more. */
    public CompletionStage<Done> endBackends() {
        return AskPattern.ask(reconciler, ReconcilerMessage.EndAll::new, PATIENCE, system.scheduler());
    }

    /** Makes the cluster forget this member, which is about to leave for good. */
    public CompletionStage<Boolean> forgetSelf() {
        return AskPattern.ask(directory, DirectoryMessage.ForgetSelf::new, PATIENCE, system.scheduler());
    }
}
