package io.libswarm.runtime.testkit;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.MemberStatus;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import com.typesafe.config.ConfigFactory;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.runtime.gate.GatePolicy;
import io.libswarm.runtime.registry.DirectoryChanged;
import io.libswarm.runtime.registry.Instance;
import io.libswarm.runtime.tree.DroppedMessages;
import io.libswarm.runtime.tree.LocalTree;
import io.libswarm.runtime.tree.LostMembers;
import io.libswarm.runtime.tree.MemberReachability;
import io.libswarm.runtime.tree.RootNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;

/** One of the two actor systems: a member with its root node and tree. */
final class Side {
    private static final String CONFIG = """
            akka.actor.provider = cluster
            akka.remote.artery.canonical { hostname = 127.0.0.1, port = 0 }
            akka.cluster.jmx.enabled = off
            akka.loglevel = WARNING
            akka.stream.materializer.stream-ref.subscription-timeout = 2 s
            """;

    private final ActorTestKit kit;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ActorRef<NodeMessage> root;
    private final LocalTree tree;

    Side(String name) {
        kit = ActorTestKit.create(name, ConfigFactory.parseString(CONFIG).withFallback(ConfigFactory.load()));
        LostMembers lost = new LostMembers();
        kit.spawn(MemberReachability.create(lost));
        kit.spawn(DroppedMessages.create(meters));
        root = kit.spawn(RootNode.create(List.of(), kit.spawn(Behaviors.<NodeMessage>empty()), GatePolicy.OPEN));
        tree = new LocalTree(kit.system(), root, lost);
    }

    void join(Side other) {
        Cluster.get(kit.system())
                .manager()
                .tell(Join.create(Cluster.get(other.system()).selfMember().address()));
    }

    int membersUp() {
        int up = 0;
        for (var member : Cluster.get(kit.system()).state().getMembers()) {
            up += member.status() == MemberStatus.up() ? 1 : 0;
        }
        return up;
    }

    /** Tells the root node of all backends. */
    void directory(List<Instance> instances) {
        root.tell(new DirectoryChanged(instances));
    }

    /** An actor of this side as the other one knows it. */
    ActorRef<NodeMessage> as(Side other, ActorRef<NodeMessage> own) {
        String address = ActorRefResolver.get(system()).toSerializationFormat(own);
        return ActorRefResolver.get(other.system()).resolveActorRef(address);
    }

    ActorTestKit kit() {
        return kit;
    }

    ActorSystem<?> system() {
        return kit.system();
    }

    LocalTree tree() {
        return tree;
    }

    SimpleMeterRegistry meters() {
        return meters;
    }

    void close() {
        kit.shutdownTestKit();
    }
}
