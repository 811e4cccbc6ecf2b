package io.libswarm.runtime.tree;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.Kind;
import io.libswarm.protocol.NodeHandle;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.Verb;
import io.libswarm.runtime.gate.GatePolicy;
import io.libswarm.runtime.node.Subtree;
import io.libswarm.runtime.registry.Instance;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The backends as one root node knows them: which run, with a link to each, and which are absent. The root node's own state. */
final class RootBackends {
    private static final Cursor UNSTAMPED = new Cursor("", 0, 0);

    private final ActorContext<NodeMessage> context;
    private final Subtree subtree;
    private final ActorRef<NodeMessage> registrar;
    private final GatePolicy policy;
    private final Map<String, Known> known = new HashMap<>();

    /** What is known of one: where it runs and its link, or null and the actor that stands for it. */
    private record Known(Instance instance, @Nullable ActorRef<BackendLink.Event> link) {}

    RootBackends(
            ActorContext<NodeMessage> context, Subtree subtree, ActorRef<NodeMessage> registrar, GatePolicy policy) {
        this.context = context;
        this.subtree = subtree;
        this.registrar = registrar;
        this.policy = policy;
    }

    /** Those that run, by name. */
    Map<String, ActorRef<NodeMessage>> running() {
        Map<String, ActorRef<NodeMessage>> running = new LinkedHashMap<>();
        known.values().forEach(k -> {
            ActorRef<NodeMessage> ref = k.instance().ref();
            if (ref != null) {
                running.put(k.instance().name(), ref);
            }
        });
        return Map.copyOf(running);
    }

    /** The directory has changed to this. */
    void become(List<Instance> instances) {
        Set<String> names = new HashSet<>();
        for (Instance instance : instances) {
            names.add(instance.name());
            Known before = known.get(instance.name());
            if (before == null || !same(before.instance(), instance)) {
                unlink(before);
                known.put(instance.name(), place(instance));
            }
        }
        Set<String> dropped = new HashSet<>(known.keySet());
        dropped.removeAll(names);
        for (String name : dropped) {
            unlink(known.remove(name));
            drop(context, subtree, NodePath.of(name));
        }
    }

    private static boolean same(Instance a, Instance b) {
        return java.util.Objects.equals(a.ref(), b.ref()) && java.util.Objects.equals(a.member(), b.member());
    }

    private Known place(Instance instance) {
        NodePath path = NodePath.of(instance.name());
        ActorRef<NodeMessage> ref = instance.ref();
        if (ref == null) {
            absent(path, instance);
            return new Known(instance, null);
        }
        NodeSummary before = subtree.summary(path);
        stopStandIn(path);
        subtree.put(
                before != null && !before.state().equals(RunState.LOST)
                        ? before
                        : summary(path, instance, RunState.PENDING, "starting on " + instance.member()),
                ref,
                Set.of(Verb.RESOLVE, Verb.GET, Verb.LIST, Verb.WATCH));
        return new Known(instance, context.spawnAnonymous(BackendLink.create(path, ref, context.getSelf())));
    }

    private void absent(NodePath path, Instance instance) {
        NodeSummary before = subtree.summary(path);
        String member = instance.member();
        RunState state = before == null && member != null ? RunState.PENDING : RunState.LOST;
        String why = member == null
                ? "no member can run it (placement " + instance.spec().placement() + ")"
                : state.equals(RunState.PENDING) ? "starting on " + member : "member " + member + " can't be reached";
        stopStandIn(path);
        NodeSummary now = before == null ? summary(path, instance, state, why) : before.in(state, why, before.cursor());
        subtree.put(
                now,
                context.spawnAnonymous(AbsentBackend.create(subtree, path, registrar, policy)),
                Set.of(Verb.RESOLVE, Verb.GET, Verb.LIST, Verb.WATCH, Verb.REMOVE));
    }

    private static NodeSummary summary(NodePath path, Instance instance, RunState state, String text) {
        return new NodeSummary(path, Kind.BACKEND, state, instance.labels(), attributes(instance), text, UNSTAMPED);
    }

    /** A running backend tells what it is now. */
    void seen(BackendLink.BackendSeen event) {
        Known now = known.get(event.summary().path().name());
        if (now != null && event.ref().equals(now.instance().ref())) {
            subtree.put(registered(event.summary(), now.instance()), event.ref(), event.verbs());
        }
    }

    /** What the backend says of itself, with what only the registry knows of it. */
    private static NodeSummary registered(NodeSummary node, Instance instance) {
        Map<String, String> labels = new HashMap<>(instance.labels());
        labels.putAll(node.labels());
        Map<String, String> attributes = new HashMap<>(node.attributes());
        attributes.putAll(attributes(instance));
        return new NodeSummary(
                node.path(), node.kind(), node.state(), labels, attributes, node.summary(), node.cursor());
    }

    private static Map<String, String> attributes(Instance instance) {
        String member = instance.member();
        return Map.of(
                "provider",
                instance.spec().provider(),
                "placement",
                instance.spec().placement().rule(),
                "member",
                member == null ? "" : member);
    }

    private void unlink(@Nullable Known before) {
        if (before != null && before.link() != null) {
            context.stop(before.link());
        }
    }

    private void stopStandIn(NodePath path) {
        NodeHandle handle = subtree.handle(path);
        if (handle != null && isChild(context, handle.ref())) {
            context.stop(handle.ref());
        }
    }

    /** Takes a node out, and ends its actor if it is a child of the root node's. */
    static void drop(ActorContext<NodeMessage> context, Subtree subtree, NodePath path) {
        NodeHandle handle = subtree.handle(path);
        subtree.remove(path);
        if (handle != null && isChild(context, handle.ref())) {
            context.stop(handle.ref());
        }
    }

    private static boolean isChild(ActorContext<NodeMessage> context, ActorRef<NodeMessage> ref) {
        return context.getChild(ref.path().name())
                .filter(child -> child.equals(ref))
                .isPresent();
    }
}
