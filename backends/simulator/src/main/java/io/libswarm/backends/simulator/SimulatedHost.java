package io.libswarm.backends.simulator;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import io.libswarm.backends.simulator.Topology.HostPlan;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.SpawnNode;
import io.libswarm.protocol.SpawnReply;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.node.Handlers;
import java.util.Map;

/** A host: spawns containers, and goes lost and comes back as told. Spawned by the {@link SimulatorBackend}. */
final class SimulatedHost extends SimulatedNode<SimulatedHost> {
    static final Handlers<SimulatedHost> HANDLERS = SimulatedNode.<SimulatedHost>common()
            .<SpawnNode, SpawnReply>on(SpawnNode.class, SimulatedHost::onSpawn)
            .onMessage(Place.Placed.class, SimulatedHost::onPlaced)
            .onMessage(Place.Reach.class, SimulatedHost::onReach)
            .build();

    private final Nursery nursery;

    SimulatedHost(ActorContext<NodeMessage> context, Place place, NodePath path, HostPlan plan) {
        super(context, place, path);
        this.nursery = new Nursery(context, place, path);
        plan.containers().forEach(nursery::planned);
        for (int i = 0; i < plan.count(); i++) {
            nursery.plain("c-" + (plan.from() + i));
        }
    }

    @Override
    protected Handlers<SimulatedHost> handlers() {
        return HANDLERS;
    }

    @Override
    void describe(Map<String, Object> document) {
        document.put("containers", subtree().size(path()));
        document.put("lost", place().isLost());
    }

    private void onSpawn(Call<SpawnNode, SpawnReply> call) {
        nursery.spawn(call);
    }

    private void onPlaced(Place.Placed placed) {
        try {
            nursery.spawn(placed.call());
        } finally {
            placed.backend().tell(new Place.Settled(placed.name()));
        }
    }

    private void onReach(Place.Reach reach) {
        if (place().isLost() == reach.lost()) {
            return;
        }
        place().lost(reach.lost());
        if (!world().chance(world().faults().dropEvents())) {
            show(reach.lost() ? RunState.LOST : RunState.RUNNING, reach.lost() ? "Lost" : "Ready");
            for (ActorRef<Void> child : context().getChildren()) {
                child.<NodeMessage>unsafeUpcast().tell(Place.ReachChanged.INSTANCE);
            }
        }
    }

    @Override
    boolean simulate(String what, Map<String, String> parameters) {
        if (!what.equals("lost") && !what.equals("found")) {
            return false;
        }
        context().getSelf().tell(new Place.Reach(what.equals("lost")));
        return true;
    }
}
