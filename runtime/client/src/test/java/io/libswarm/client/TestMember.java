package io.libswarm.client;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import com.typesafe.config.ConfigFactory;
import io.libswarm.protocol.BackendSpec;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.Placement;
import io.libswarm.runtime.gate.GatePolicy;
import io.libswarm.runtime.gate.OnCrash;
import io.libswarm.runtime.gateway.Gateway;
import io.libswarm.runtime.node.Subtree;
import io.libswarm.runtime.registry.DirectoryChanged;
import io.libswarm.runtime.registry.Instance;
import io.libswarm.runtime.registry.MembersChanged;
import io.libswarm.runtime.spi.BackendContext;
import io.libswarm.runtime.spi.Secrets;
import io.libswarm.runtime.tree.DroppedMessages;
import io.libswarm.runtime.tree.LocalTree;
import io.libswarm.runtime.tree.LostMembers;
import io.libswarm.runtime.tree.MemberReachability;
import io.libswarm.runtime.tree.RootNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;

/** A member put together by hand, with one toy backend on the first of the cluster: what clients need of a member, without a registry. */
final class TestMember implements AutoCloseable {
    private static final String CONFIG = """
            akka.actor.provider = cluster
            akka.remote.artery.canonical { hostname = 127.0.0.1, port = 0 }
            akka.cluster.jmx.enabled = off
            akka.cluster.downing-provider-class = "akka.cluster.sbr.SplitBrainResolverProvider"
            akka.loglevel = INFO
            akka.loggers = ["akka.event.slf4j.Slf4jLogger"]
            """;

    private final CompletableFuture<ActorRef<NodeMessage>> root = new CompletableFuture<>();
    private final CompletableFuture<ActorRef<NodeMessage>> toy = new CompletableFuture<>();
    private final ActorSystem<?> system;
    private final String name;

    private TestMember(String name) {
        this.name = name;
        this.system = ActorSystem.create(
                Behaviors.<Void>setup(context -> {
                    start(context);
                    return Behaviors.empty();
                }),
                "libswarm",
                ConfigFactory.parseString(CONFIG).withFallback(ConfigFactory.load()));
    }

    /** The first of a cluster. */
    static TestMember first() {
        TestMember member = new TestMember("first");
        member.join(member.contact());
        member.mount(member.toyAddress());
        return member;
    }

    /** Another, which sees the first one's backend. */
    static TestMember another(String name, String contact, String toyAddress) {
        TestMember member = new TestMember(name);
        member.join(contact);
        member.mount(toyAddress);
        return member;
    }

    private void start(ActorContext<Void> context) {
        LostMembers lost = new LostMembers();
        ActorRef<NodeMessage> node = context.spawn(
                RootNode.create(List.of(ToyProvider.INFO), context.getSystem().deadLetters(), GatePolicy.OPEN), "root");
        LocalTree tree = new LocalTree(context.getSystem(), node, lost);
        context.spawn(MemberReachability.create(lost), "reachability");
        context.spawn(DroppedMessages.create(new SimpleMeterRegistry()), "dropped");
        context.spawn(Gateway.create(tree, name, this::contacts), Gateway.NAME);
        NodePath path = NodePath.of("toy");
        BackendContext backend = new BackendContext(
                path,
                name,
                new Subtree("toy", path, context.getSystem()),
                ForkJoinPool.commonPool(),
                Secrets.LOCAL,
                tree,
                new SimpleMeterRegistry(),
                Path.of("target"),
                GatePolicy.OPEN);
        toy.complete(context.spawn(
                backend.gated(path, ToyBackend.HANDLERS.verbs(), OnCrash.RESUME, () -> ToyBackend.create(backend)),
                "toy"));
        root.complete(node);
    }

    private void join(String contact) {
        Cluster.get(system)
                .manager()
                .tell(Join.create(akka.actor.AddressFromURIString.parse("akka://libswarm@" + contact)));
    }

    private void mount(String toyAddress) {
        ActorRef<NodeMessage> ref = ActorRefResolver.get(system).resolveActorRef(toyAddress);
        root.join()
                .tell(new DirectoryChanged(List.of(new Instance(
                        "toy", new BackendSpec("toy", Map.of(), Placement.ANYWHERE), Map.of(), name, ref))));
        root.join()
                .tell(new MembersChanged(
                        List.of(new MembersChanged.Member(name, "running", Map.of("address", contact())))));
    }

    ActorSystem<?> system() {
        return system;
    }

    String contact() {
        return Cluster.get(system).selfMember().address().hostPort().replaceFirst("^.*@", "");
    }

    String toyAddress() {
        return ActorRefResolver.get(system).toSerializationFormat(toy.join());
    }

    /** Addresses of the members that are up and can be reached. */
    List<String> contacts() {
        List<String> found = new ArrayList<>();
        for (Member member : Cluster.get(system).state().getMembers()) {
            if (member.status() == MemberStatus.up()) {
                found.add(member.address().hostPort().replaceFirst("^.*@", ""));
            }
        }
        Cluster.get(system)
                .state()
                .getUnreachable()
                .forEach(member -> found.remove(member.address().hostPort().replaceFirst("^.*@", "")));
        return found;
    }

    @Override
    public void close() {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();
    }
}
