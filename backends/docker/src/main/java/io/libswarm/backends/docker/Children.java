package io.libswarm.backends.docker;

import akka.actor.typed.ActorRef;
import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.RunState;
import io.libswarm.runtime.node.Subtree;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The children of one node that stand for things of an engine, by the engine's ids. The one writer of their part of the subtree; used on
 * its parent's thread only.
 */
final class Children {

    /** Spawns a child's actor and puts it into the subtree. */
    interface Spawner {
        ActorRef<NodeMessage> spawn(NodeSummary summary, EngineObject object);
    }

    record Child(NodePath path, ActorRef<NodeMessage> ref, EngineObject object) {}

    private final NodePath parent;
    private final Subtree subtree;
    private final Spawner spawner;
    private final Map<String, Child> byId = new LinkedHashMap<>();
    private final Map<String, String> idByName = new HashMap<>();

    Children(NodePath parent, Subtree subtree, Spawner spawner) {
        this.parent = parent;
        this.subtree = subtree;
        this.spawner = spawner;
    }

    Set<String> ids() {
        return Set.copyOf(byId.keySet());
    }

    /** All as last seen. */
    List<EngineObject> objects() {
        return byId.values().stream().map(Child::object).toList();
    }

    @Nullable
    Child find(String id) {
        return byId.get(id);
    }

    /** Shows a thing as it was just seen; under another path, by another actor, when its name has changed. */
    Child put(EngineObject object) {
        Child before = byId.get(object.id());
        NodePath path = parent.child(name(object));
        NodeSummary summary = Summaries.of(object, path, subtree.cursor());
        if (before != null && before.path().equals(path)) {
            before.ref().tell(new EngineMessage.Seen(object));
            subtree.update(summary);
            return know(new Child(path, before.ref(), object));
        }
        Cursor left = before == null ? null : forget(before);
        Child child = know(new Child(path, spawner.spawn(summary, object), object));
        if (before != null) {
            before.ref().tell(new EngineMessage.Seen(object));
            before.ref().tell(new EngineMessage.Vanished(left, path));
        }
        return child;
    }

    private Child know(Child child) {
        byId.put(child.object().id(), child);
        idByName.put(child.path().name(), child.object().id());
        return child;
    }

    private @Nullable Cursor forget(Child child) {
        byId.remove(child.object().id());
        idByName.remove(child.path().name(), child.object().id());
        return subtree.remove(child.path());
    }

    /** Forgets a thing that is gone; its actor hears of it, and ends. */
    void remove(String id) {
        Child child = byId.get(id);
        if (child != null) {
            child.ref().tell(new EngineMessage.Vanished(forget(child), null));
        }
    }

    /** Marks all as lost; what else is known of them stays. */
    void lost(String why) {
        for (Child child : List.copyOf(byId.values())) {
            NodeSummary last = Summaries.of(child.object(), child.path(), subtree.cursor());
            subtree.update(last.in(RunState.LOST, "lost: " + why, last.cursor()));
        }
    }

    private String name(EngineObject object) {
        String plain = allowed(object.name()) ? object.name() : object.id();
        String owner = idByName.get(plain);
        return owner == null || Objects.equals(owner, object.id())
                ? plain
                : plain + "~" + Summaries.shortId(object.id());
    }

    private boolean allowed(String name) {
        try {
            return !name.startsWith("_") && !parent.child(name).isRoot();
        } catch (IllegalArgumentException notAName) {
            return false;
        }
    }
}
