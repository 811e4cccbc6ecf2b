package io.libswarm.runtime.tree;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import io.libswarm.protocol.BackendInfo;
import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.DescribeBackend;
import io.libswarm.protocol.DescribeReply;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Health;
import io.libswarm.protocol.Kind;
import io.libswarm.protocol.NodeHandle;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeResolved;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.ProtocolRange;
import io.libswarm.protocol.ProviderInfo;
import io.libswarm.protocol.ResolveNode;
import io.libswarm.protocol.ResolveReply;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.SpawnNode;
import io.libswarm.protocol.SpawnReply;
import io.libswarm.protocol.WatchNode;
import io.libswarm.protocol.WatchReply;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.gate.Gate;
import io.libswarm.runtime.gate.GatePolicy;
import io.libswarm.runtime.gate.OnCrash;
import io.libswarm.runtime.node.Handlers;
import io.libswarm.runtime.node.NodeBehavior;
import io.libswarm.runtime.node.Subtree;
import io.libswarm.runtime.registry.AddBackend;
import io.libswarm.runtime.registry.DirectoryChanged;
import io.libswarm.runtime.registry.MembersChanged;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code /} on one member: knows every backend, member and provider, is told of changes by the directory, and passes a path on to the backend
 * that has it. Its children's summaries come by one {@link BackendLink} for each running backend. Supervised by its gate (resume).
 */
public final class RootNode extends NodeBehavior<RootNode> {
    private static final NodePath MEMBERS = NodePath.of("_members");
    private static final NodePath PROVIDERS = NodePath.of("_providers");
    private static final Cursor UNSTAMPED = new Cursor("", 0, 0);

    private static final Handlers<RootNode> HANDLERS = NodeBehavior.<RootNode>basics()
            .on(ResolveNode.class, RootNode::onResolve)
            .on(SpawnNode.class, RootNode::onSpawn)
            .on(WatchNode.class, RootNode::onWatch)
            .on(DescribeBackend.class, RootNode::onDescribe)
            .onMessage(DirectoryChanged.class, RootNode::onDirectoryChanged)
            .onMessage(MembersChanged.class, RootNode::onMembersChanged)
            .onMessage(BackendLink.BackendSeen.class, RootNode::onBackendSeen)
            .onMessage(WatchFinished.class, RootNode::onWatchFinished)
            .build();

    private final ActorRef<NodeMessage> registrar;
    private final GatePolicy policy;
    private final RootBackends backends;
    private final Set<ActorRef<RootWatch.Event>> watches = new HashSet<>();

    private record WatchFinished(ActorRef<RootWatch.Event> watch) implements NodeMessage {}

    private RootNode(
            ActorContext<NodeMessage> context,
            Subtree subtree,
            List<ProviderInfo> providers,
            ActorRef<NodeMessage> registrar,
            GatePolicy policy) {
        super(context, subtree, NodePath.ROOT);
        this.registrar = registrar;
        this.policy = policy;
        this.backends = new RootBackends(context, subtree, registrar, policy);
        subtree.put(summary(NodePath.ROOT, Kind.ROOT, Map.of(), "the root of the tree"), context.getSelf(), verbs());
        put(summary(MEMBERS, Kind.COLLECTION, Map.of(), "the members of the cluster"));
        put(summary(PROVIDERS, Kind.COLLECTION, Map.of(), "what backends can be made of"));
        for (ProviderInfo provider : providers) {
            NodeSummary summary = summary(
                    PROVIDERS.child(provider.name()),
                    Kind.PROVIDER,
                    Map.of("aliases", String.join(",", provider.aliases())),
                    provider.description());
            BackendInfo info = new BackendInfo(
                    provider.name(), provider, Set.of(), Set.of(), ProtocolRange.CURRENT, Health.WELL, null);
            FixedNode.put(context, subtree, summary, info, policy);
        }
    }

    /**
     * The root node, behind its gate.
     *
     * @param providers what this member can make backends of
     * @param registrar takes {@link AddBackend} and {@link io.libswarm.runtime.registry.DropBackend}
     */
    public static Behavior<NodeMessage> create(
            List<ProviderInfo> providers, ActorRef<NodeMessage> registrar, GatePolicy policy) {
        return Gate.around(
                NodePath.ROOT,
                HANDLERS.verbs(),
                policy,
                OnCrash.RESUME,
                () -> Behaviors.setup(context -> new RootNode(
                        context, new Subtree("", NodePath.ROOT, context.getSystem()), providers, registrar, policy)));
    }

    private static NodeSummary summary(NodePath path, Kind kind, Map<String, String> attributes, String text) {
        return new NodeSummary(path, kind, RunState.RUNNING, Map.of(), attributes, text, UNSTAMPED);
    }

    private void put(NodeSummary summary) {
        FixedNode.put(context(), subtree(), summary, null, policy);
    }

    @Override
    protected Handlers<RootNode> handlers() {
        return HANDLERS;
    }

    private void onResolve(Call<ResolveNode, ResolveReply> call) {
        NodePath path = call.query().path();
        NodeHandle own = subtree().handle(path);
        NodeHandle above = own == null ? subtree().handle(path.ancestor(1)) : null;
        if (own != null) {
            call.reply(new NodeResolved(own));
        } else if (above != null && !path.name(0).startsWith("_")) {
            call.forward(above.ref());
        } else {
            call.fail(ErrorCode.NOT_FOUND, "no node at " + path);
        }
    }

    private void onSpawn(Call<SpawnNode, SpawnReply> call) {
        if (call.query().spec().backend() == null) {
            call.fail(ErrorCode.INVALID, "spawn at /: no backend in the spec (expected: a provider and its settings)");
        } else {
            registrar.tell(new AddBackend(call));
        }
    }

    private void onDescribe(Call<DescribeBackend, DescribeReply> call) {
        call.fail(
                ErrorCode.UNSUPPORTED,
                "/ is no backend (expected: describe a backend, or a provider below /_providers)");
    }

    private void onWatch(Call<WatchNode, WatchReply> call) {
        if (call.query().depth() <= 1) {
            subtree().watch(NodePath.ROOT, call);
            return;
        }
        ActorRef<RootWatch.Event> watch =
                context().spawnAnonymous(RootWatch.create(call, subtree(), backends.running()));
        context().watchWith(watch, new WatchFinished(watch));
        watches.add(watch);
    }

    private void onWatchFinished(WatchFinished event) {
        watches.remove(event.watch());
    }

    private void onDirectoryChanged(DirectoryChanged event) {
        backends.become(event.instances());
        watches.forEach(watch -> watch.tell(new RootWatch.BackendsAre(backends.running())));
    }

    private void onBackendSeen(BackendLink.BackendSeen event) {
        backends.seen(event);
    }

    private void onMembersChanged(MembersChanged event) {
        Set<String> names = new HashSet<>();
        for (MembersChanged.Member member : event.members()) {
            names.add(member.name());
            NodePath path = MEMBERS.child(member.name());
            put(new NodeSummary(
                    path,
                    Kind.MEMBER,
                    new RunState(member.state()),
                    Map.of(),
                    member.attributes(),
                    member.attributes().getOrDefault("address", ""),
                    UNSTAMPED));
        }
        subtree().children(MEMBERS).stream()
                .filter(child -> !names.contains(child.name()))
                .forEach(child -> RootBackends.drop(context(), subtree(), child.path()));
    }
}
