package io.libswarm.client;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import io.libswarm.protocol.BackendSpec;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSpawned;
import io.libswarm.protocol.NodeSpec;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.runtime.tree.Tree;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the node tree of a cluster, from outside it.
 *
 * <p>A client is an actor system of its own that talks to one member and goes on to another when that one falls silent, which takes about
 * five seconds. Queries that wait are then sent again under their request ids, so that nothing takes effect twice; those that have opened a
 * connection, an upload or a native call fail with {@code UNAVAILABLE}, and so do streams that came through the lost member.
 *
 * <p>It is for the trusted network: messages aren't encrypted, members and client must be able to reach <em>each other</em> at the addresses
 * that they name themselves by, so no NAT may be between them. Whoever is elsewhere uses the HTTP door.
 *
 * <p>Any thread. Stages and subscribers are called on the client's threads: don't block in them. Its threads are daemons.
 */
public final class SwarmClient implements AutoCloseable {
    private final ActorSystem<Void> system;
    private final ActorRef<LinkMessage> link;
    private final LinkState state;
    private final Tree tree;
    private final ClientSettings settings;

    private SwarmClient(ClientSettings settings) {
        this.settings = settings;
        this.system = ClientSystem.start(settings);
        this.state = new LinkState();
        PendingQueries pending = new PendingQueries(system.executionContext()::execute);
        this.link =
                system.systemActorOf(Link.create(settings, pending, state), "link", ClientSystem.apartFromCallbacks());
        this.tree = new RemoteTree(pending, link);
    }

    /**
     * Connects to any of these members, from this machine to itself.
     *
     * @param contacts {@code host:port} of the members' cluster transport
     * @throws SwarmException with {@code UNAVAILABLE}, when none answers within ten seconds
     */
    public static SwarmClient connect(String... contacts) {
        return connect(ClientSettings.of(contacts));
    }

    /**
     * Connects. Blocks until a member answers.
     *
     * @throws SwarmException with {@code UNAVAILABLE}, when none answers in time
     */
    public static SwarmClient connect(ClientSettings settings) {
        SwarmClient client = new SwarmClient(settings);
        try {
            client.state.first().toCompletableFuture().get(settings.connecting().toMillis(), TimeUnit.MILLISECONDS);
            return client;
        } catch (TimeoutException | ExecutionException e) {
            client.close();
            throw new SwarmException(ErrorCode.UNAVAILABLE, client.nobody());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            client.close();
            throw new SwarmException(ErrorCode.UNAVAILABLE, "interrupted while connecting");
        }
    }

    private String nobody() {
        String trouble = state.trouble();
        return "no member of cluster '" + settings.cluster() + "' answers at " + String.join(", ", settings.contacts())
                + (trouble.isEmpty() ? "" : " (" + trouble + ")");
    }

    /**
     * A node.
     *
     * @param path such as {@code /east/host-1/web}, each name percent-encoded; the node need not exist
     * @throws IllegalArgumentException when it is no path
     */
    public SwarmNode node(String path) {
        return node(NodePath.parse(path));
    }

    /** A node. */
    public SwarmNode node(NodePath path) {
        return new SwarmNode(tree, system, path, settings.asking());
    }

    /** Makes a backend at the root. Answered when it is registered and its node answers. */
    public CompletionStage<NodeSpawned> spawnBackend(String name, BackendSpec spec) {
        return node(NodePath.ROOT).spawn(NodeSpec.ofBackend(name, spec));
    }

    /** The members of the cluster. */
    public SwarmStream<NodeSummary> members() {
        return node("/_members").list();
    }

    /** The providers that backends can be made of. */
    public SwarmStream<NodeSummary> providers() {
        return node("/_providers").list();
    }

    /** The tree itself: sealed replies, failures among them, and a context of one's own. What it says of the principal is not believed. */
    public Tree tree() {
        return tree;
    }

    /** The actor system that streams run in. */
    ActorSystem<?> system() {
        return system;
    }

    /** {@code host:port} of the member in use; empty while there is none. */
    public String contact() {
        return state.contact();
    }

    /** The name of the member in use; empty while there is none. */
    public String member() {
        return state.member();
    }

    /** Ends all streams, fails all that wait, and stops. Blocks for a second or so. Closing twice is no error. */
    @Override
    public void close() {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        link.tell(new LinkMessage.Close(closed));
        system.getWhenTerminated().thenRun(() -> closed.complete(null));
        try {
            closed.get(2, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            system.log().debug("the link did not close in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ClientSystem.stop(system);
    }
}
