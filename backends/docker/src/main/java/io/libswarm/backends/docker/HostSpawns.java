package io.libswarm.backends.docker;

import akka.actor.typed.javadsl.ActorContext;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodeHandle;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodeSpawned;
import io.libswarm.protocol.NodeSpec;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.SpawnNode;
import io.libswarm.protocol.SpawnReply;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.node.Subtree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The spawns of a host: each holds its room, makes its container, and is answered when the tree shows it. On the host's thread only. */
final class HostSpawns {

    /** A container has been made, or could not be. */
    record Made(
            Call<SpawnNode, SpawnReply> call,
            @Nullable String id,
            @Nullable Throwable failure) implements NodeMessage {}

    private final ActorContext<NodeMessage> context;
    private final EnginePort port;
    private final Subtree subtree;
    private final Children containers;
    private final Refreshes refreshes;
    private final Reservations reservations = new Reservations();

    HostSpawns(
            ActorContext<NodeMessage> context,
            EnginePort port,
            Subtree subtree,
            Children containers,
            Refreshes refreshes) {
        this.context = context;
        this.port = port;
        this.subtree = subtree;
        this.containers = containers;
        this.refreshes = refreshes;
    }

    void begin(Call<SpawnNode, SpawnReply> call, EngineObject host, NodeSummary summary) {
        NodeSpec spec = call.query().spec();
        List<EngineObject> there = containers.objects();
        try {
            port.check();
            Constraints.check(spec.constraints(), summary);
            if (there.stream().noneMatch(container -> isOf(container, call))) {
                reservations.hold(call, spec.resources(), host, there);
            }
        } catch (RuntimeException refused) {
            call.fail(EngineErrors.failure(refused, summary.path()));
            return;
        }
        ContainerSpawn spawn = new ContainerSpawn(port, spec, call.context());
        call.onAbandoned(spawn::abandon);
        context.pipeToSelf(spawn.run(), (id, failure) -> new Made(call, id, failure));
    }

    /** A repeat needs no room: its container has it. */
    private static boolean isOf(EngineObject container, Call<SpawnNode, SpawnReply> call) {
        return call.context().requestId().value().equals(container.labels().get(CreateBody.REQUEST_LABEL));
    }

    void made(Made made) {
        String id = made.id();
        if (id == null) {
            reservations.release(made.call());
            Throwable why = made.failure() == null ? new IllegalStateException("no id") : made.failure();
            made.call().fail(EngineErrors.failure(why, made.call().path()));
        } else {
            refreshes.ask(id, failure -> {
                reservations.release(made.call());
                answer(made.call(), id, failure);
            });
        }
    }

    private void answer(Call<SpawnNode, SpawnReply> call, String id, @Nullable Failure failure) {
        Children.Child child = containers.find(id);
        NodeHandle handle = child == null ? null : subtree.handle(child.path());
        NodeSummary summary = child == null ? null : subtree.summary(child.path());
        if (failure != null) {
            call.fail(failure);
        } else if (child == null || handle == null || summary == null) {
            call.fail(ErrorCode.CONFLICT, "the container was made, and is gone again: " + Summaries.shortId(id));
        } else {
            call.reply(new NodeSpawned(handle, Summaries.state(child.object(), summary, handle.verbs())));
        }
    }
}
