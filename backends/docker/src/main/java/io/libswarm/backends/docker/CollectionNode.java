package io.libswarm.backends.docker;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import io.libswarm.backends.docker.EngineMessage.Happened;
import io.libswarm.backends.docker.EngineMessage.ListAgain;
import io.libswarm.backends.docker.EngineMessage.Look;
import io.libswarm.backends.docker.EngineMessage.Looked;
import io.libswarm.backends.docker.EngineMessage.Lost;
import io.libswarm.protocol.CallNative;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Freshness;
import io.libswarm.protocol.GetNode;
import io.libswarm.protocol.GetReply;
import io.libswarm.protocol.Kind;
import io.libswarm.protocol.NativeReply;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeReported;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.RunState;
import io.libswarm.runtime.gate.AnsweredException;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.gate.OnCrash;
import io.libswarm.runtime.node.Handlers;
import io.libswarm.runtime.node.NodeBehavior;
import io.libswarm.runtime.spi.BackendContext;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The images, networks or volumes of a host. Any change of one of them makes it list them all again: these lists are short. */
final class CollectionNode extends NodeBehavior<CollectionNode> {

    private static final String ALL = "all";

    static final Handlers<CollectionNode> HANDLERS = NodeBehavior.<CollectionNode>basics()
            .<GetNode, GetReply>on(GetNode.class, CollectionNode::onGet)
            .<CallNative, NativeReply>on(CallNative.class, CollectionNode::onNative)
            .onMessage(ListAgain.class, CollectionNode::onListAgain)
            .onMessage(Happened.class, (node, event) -> node.refreshes.ask(ALL))
            .onMessage(Look.class, CollectionNode::onLook)
            .onMessage(Listed.class, CollectionNode::onListed)
            .onMessage(Lost.class, CollectionNode::onLost)
            .build();

    /** The engine has listed, or has failed to. */
    private record Listed(
            @Nullable List<EngineObject> objects, @Nullable Throwable failure) implements NodeMessage {}

    private final EnginePort port;
    private final EngineNative nativeCalls;
    private final Kind kind;
    private final Children children;
    private boolean lost;
    private final Refreshes refreshes = new Refreshes(any -> list());

    private CollectionNode(
            ActorContext<NodeMessage> context, BackendContext backend, NodePath path, EnginePort port, Kind kind) {
        super(context, backend.subtree(), path);
        this.port = port;
        this.nativeCalls = new EngineNative(port, context.getSystem());
        this.kind = kind;
        this.children = new Children(
                path,
                backend.subtree(),
                (summary, object) -> backend.spawn(
                        context,
                        summary,
                        ThingNode.HANDLERS.verbs(),
                        OnCrash.RESUME,
                        () -> ThingNode.create(backend.subtree(), summary.path(), port, context.getSelf(), object)));
    }

    static Behavior<NodeMessage> create(BackendContext backend, NodePath path, EnginePort port, Kind kind) {
        return Behaviors.setup(context -> new CollectionNode(context, backend, path, port, kind));
    }

    /** As it is before anything is known of its children. */
    static NodeSummary summary(BackendContext backend, NodePath path, Kind kind) {
        return new NodeSummary(
                path,
                Kind.COLLECTION,
                RunState.RUNNING,
                Map.of(),
                Map.of("of", kind.value()),
                kind + "s",
                backend.subtree().cursor());
    }

    @Override
    protected Handlers<CollectionNode> handlers() {
        return HANDLERS;
    }

    private void list() {
        context().pipeToSelf(port.things(kind), Listed::new);
    }

    private void onListed(Listed listed) {
        Throwable failure =
                lost ? new AnsweredException(ErrorCode.UNAVAILABLE, "the engine was lost meanwhile") : listed.failure();
        if (!lost && listed.objects() != null) {
            Set<String> gone = new HashSet<>(children.ids());
            listed.objects().forEach(object -> gone.remove(object.id()));
            gone.forEach(children::remove);
            listed.objects().forEach(children::put);
            show(RunState.RUNNING, listed.objects().size() + " " + kind + "s");
        }
        refreshes.done(ALL, failure == null ? null : EngineErrors.failure(failure));
    }

    private void onLook(Look look) {
        refreshes.ask(ALL, failure -> look.from().tell(new Looked(look.ticket(), failure)));
    }

    private void onListAgain(ListAgain time) {
        lost = false;
        refreshes.ask(ALL);
    }

    private void onGet(Call<GetNode, GetReply> call) {
        if (call.query().freshness() == Freshness.REMEMBERED) {
            call.reply(new NodeReported(state()));
            return;
        }
        refreshes.ask(ALL, failure -> {
            if (failure == null) {
                call.reply(new NodeReported(state()));
            } else {
                call.fail(failure);
            }
        });
    }

    private void onLost(Lost loss) {
        lost = true;
        children.lost(loss.why());
        show(RunState.LOST, "lost: " + loss.why());
    }

    private void show(RunState state, String line) {
        subtree().update(summary().in(state, line, summary().cursor()));
    }

    private void onNative(Call<CallNative, NativeReply> call) {
        nativeCalls.call(call);
    }
}
