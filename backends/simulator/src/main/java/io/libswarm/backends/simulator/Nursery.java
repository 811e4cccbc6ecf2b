package io.libswarm.backends.simulator;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import io.libswarm.backends.simulator.Topology.ContainerPlan;
import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Kind;
import io.libswarm.protocol.NodeHandle;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSpawned;
import io.libswarm.protocol.NodeSpec;
import io.libswarm.protocol.NodeState;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.SpawnNode;
import io.libswarm.protocol.SpawnReply;
import io.libswarm.protocol.Verb;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.gate.OnCrash;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes containers at one place. On the thread of the node that they are below. */
final class Nursery {
    static final Cursor UNSTAMPED = new Cursor("", 0, 0);
    /** One map for all that were there from the start, so that a million of them cost one. */
    private static final Map<String, String> PLAIN = Map.of("image", "simulated");

    private static final Set<Verb> VERBS = SimulatedContainer.HANDLERS.verbs();

    private final ActorContext<NodeMessage> parent;
    private final Place place;
    private final NodePath path;
    private long named;

    Nursery(ActorContext<NodeMessage> parent, Place place, NodePath path) {
        this.parent = parent;
        this.place = place;
        this.path = path;
    }

    /** Makes one that runs and has never been touched. */
    void plain(String name) {
        put(name, Map.of(), PLAIN, RunState.RUNNING, "Up", null);
    }

    /** Makes what was planned. */
    void planned(ContainerPlan plan) {
        NodeSpec spec = NodeSpec.builder()
                .name(plan.name())
                .image(plan.image())
                .command(plan.command())
                .build();
        boolean runs = plan.state().equals(RunState.RUNNING);
        put(
                plan.name(),
                plan.labels(),
                attributes(spec),
                plan.state(),
                runs ? "Up" : plan.state().value(),
                new Task(spec, runs, place.world()));
    }

    /** Answers a spawn at this place. */
    void spawn(Call<SpawnNode, SpawnReply> call) {
        NodeSpec spec = call.query().spec();
        String objection = Honoured.objection(spec);
        if (objection != null) {
            call.fail(ErrorCode.INVALID, objection);
            return;
        }
        String name = spec.name() == null ? nextName() : spec.name();
        NodePath child = path.child(name);
        if (isTaken(child)) {
            call.fail(ErrorCode.ALREADY_EXISTS, "name: '" + name + "' is in use (expected: another, or none)");
            return;
        }
        Task task = new Task(spec, spec.start(), place.world());
        ActorRef<NodeMessage> ref = put(
                name,
                spec.labels(),
                attributes(spec),
                spec.start() ? RunState.RUNNING : RunState.CREATED,
                spec.start() ? "Up" : "Created",
                task);
        NodeSummary summary = place.world().context().subtree().summary(child);
        if (summary == null
                || !call.reply(new NodeSpawned(
                        new NodeHandle(child, ref, Kind.CONTAINER, VERBS),
                        new NodeState(summary, VERBS, null, null)))) {
            // Nobody waits for it any more: it must not stay.
            place.world().context().subtree().remove(child);
            parent.stop(ref);
        }
    }

    private boolean isTaken(NodePath child) {
        return place.world().context().subtree().summary(child) != null;
    }

    private String nextName() {
        String name;
        do {
            named++;
            name = "task-" + named;
        } while (isTaken(path.child(name)));
        return name;
    }

    private static Map<String, String> attributes(NodeSpec spec) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("image", spec.image() == null ? "simulated" : spec.image());
        if (!spec.command().isEmpty()) {
            attributes.put("command", String.join(" ", spec.command()));
        }
        attributes.put("created", Instant.now().toString());
        return attributes;
    }

    private ActorRef<NodeMessage> put(
            String name,
            Map<String, String> labels,
            Map<String, String> attributes,
            RunState state,
            String text,
            @Nullable Task task) {
        NodePath child = path.child(name);
        NodeSummary summary = new NodeSummary(child, Kind.CONTAINER, state, labels, attributes, text, UNSTAMPED);
        Place at = place;
        return place.world()
                .context()
                .spawn(
                        parent,
                        summary,
                        VERBS,
                        OnCrash.RESUME,
                        () -> Behaviors.setup(context -> new SimulatedContainer(context, at, child, task)));
    }
}
