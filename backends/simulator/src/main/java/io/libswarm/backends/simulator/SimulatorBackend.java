package io.libswarm.backends.simulator;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import io.libswarm.backends.simulator.Topology.HostPlan;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Kind;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.SpawnNode;
import io.libswarm.protocol.SpawnReply;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.gate.OnCrash;
import io.libswarm.runtime.node.Handlers;
import io.libswarm.runtime.spi.BackendContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The simulator itself: spawns its hosts, places what is spawned at it on the host that has least, and makes hosts flap. A name that is
 * spawned here is unique over all hosts.
 */
final class SimulatorBackend extends SimulatedNode<SimulatorBackend> {
    static final Handlers<SimulatorBackend> HANDLERS = SimulatedNode.<SimulatorBackend>common()
            .<SpawnNode, SpawnReply>on(SpawnNode.class, SimulatorBackend::onSpawn)
            .onMessage(Place.Settled.class, SimulatorBackend::onSettled)
            .onMessage(Flap.class, SimulatorBackend::onFlap)
            .build();

    private final Nursery nursery;
    private final List<Host> hosts = new ArrayList<>();
    private final Set<String> reserved = new HashSet<>();
    private boolean down;

    private record Host(NodePath path, Place place, ActorRef<NodeMessage> ref) {}

    private enum Flap implements NodeMessage {
        TIME
    }

    private SimulatorBackend(ActorContext<NodeMessage> context, Place place, NodePath path, Topology topology) {
        super(context, place, path);
        this.nursery = new Nursery(context, place, path);
        String text = topology.hosts().size() + " hosts";
        subtree()
                .put(
                        new NodeSummary(
                                path, Kind.BACKEND, RunState.RUNNING, Map.of(), Map.of(), text, Nursery.UNSTAMPED),
                        context.getSelf(),
                        verbs());
        topology.hosts().forEach(this::addHost);
        topology.containers().forEach(nursery::planned);
        later();
    }

    static Behavior<NodeMessage> create(BackendContext backend, SimulatorSettings settings) {
        World world = new World(backend, settings);
        return Behaviors.setup(
                context -> new SimulatorBackend(context, new Place(world), backend.path(), settings.topology()));
    }

    @Override
    protected Handlers<SimulatorBackend> handlers() {
        return HANDLERS;
    }

    private void addHost(HostPlan plan) {
        Place place = new Place(world());
        NodePath path = path().child(plan.name());
        NodeSummary summary =
                new NodeSummary(path, Kind.HOST, RunState.RUNNING, plan.labels(), Map.of(), "Ready", Nursery.UNSTAMPED);
        ActorRef<NodeMessage> ref = world().context()
                .spawn(
                        context(),
                        summary,
                        SimulatedHost.HANDLERS.verbs(),
                        OnCrash.RESUME,
                        () -> Behaviors.setup(context -> new SimulatedHost(context, place, path, plan)));
        hosts.add(new Host(path, place, ref));
    }

    private void onSpawn(Call<SpawnNode, SpawnReply> call) {
        String name = call.query().spec().name();
        if (hosts.isEmpty()) {
            nursery.spawn(call);
            return;
        }
        if (name != null && (reserved.contains(name) || isTaken(name))) {
            call.fail(ErrorCode.ALREADY_EXISTS, "name: '" + name + "' is in use (expected: another, or none)");
            return;
        }
        Host best = null;
        for (Host host : hosts) {
            if (!host.place().isLost() && (best == null || load(host) < load(best))) {
                best = host;
            }
        }
        if (best == null) {
            call.fail(ErrorCode.UNAVAILABLE, "all " + hosts.size() + " hosts are lost");
            return;
        }
        String key = name == null ? "" : name;
        reserved.add(key);
        best.ref().tell(new Place.Placed(call, key, context().getSelf()));
    }

    private boolean isTaken(String name) {
        return subtree().summary(path().child(name)) != null
                || hosts.stream().anyMatch(host -> subtree().summary(host.path().child(name)) != null);
    }

    private int load(Host host) {
        return subtree().size(host.path());
    }

    private void onSettled(Place.Settled settled) {
        reserved.remove(settled.name());
    }

    private void later() {
        Duration every = world().settings().flapEvery();
        if (!every.isZero()) {
            context().scheduleOnce(every, context().getSelf(), Flap.TIME);
        }
    }

    private void onFlap(Flap time) {
        down = !down;
        hosts.forEach(host -> host.ref().tell(new Place.Reach(down)));
        later();
    }

    @Override
    void describe(Map<String, Object> document) {
        document.put("hosts", hosts.size());
    }
}
