package io.libswarm.runtime.member;

import akka.Done;
import akka.actor.typed.ActorSystem;
import io.libswarm.protocol.BackendSpec;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSpec;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.SpawnNode;
import io.libswarm.protocol.SpawnReply;
import io.libswarm.runtime.registry.RegistryListener;
import io.libswarm.runtime.tree.Tree;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A member of the cluster in this JVM. It lives until it is closed: when the others take it for dead, its actor system ends, and it joins
 * again with a new one by itself. Any thread; what blocks says so.
 */
public final class SwarmMember implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SwarmMember.class);
    private static final long CLOSE_SECONDS = 30;
    private static final long SETTLED_SECONDS = 10;

    private final MemberSettings settings;
    private final MemberConfig config;
    private final DataDir dir;
    private final SwitchingTree tree;
    private final ScheduledThreadPoolExecutor keeper = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "libswarm-member");
        thread.setDaemon(true);
        return thread;
    });
    private final CompletableFuture<SwarmMember> firstReady = new CompletableFuture<>();
    private final CompletableFuture<Done> closed = new CompletableFuture<>();
    private volatile @Nullable Life life;
    private volatile boolean ready;
    private volatile boolean closing;
    private volatile int members;
    private boolean warnedOfTwo;
    private Duration pause;

    private SwarmMember(MemberSettings settings, MemberConfig config, DataDir dir) {
        this.settings = settings;
        this.config = config;
        this.dir = dir;
        this.tree = new SwitchingTree(dir.member());
        this.pause = config.duration("rejoin.min");
        keeper.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /**
     * Starts a member. Blocks until it runs; it finds its cluster later, see {@link #ready()}.
     *
     * @throws MemberException when it can't: the message says what is wrong, and what was expected
     */
    public static SwarmMember start(MemberSettings settings) {
        SettingsCheck.check(settings);
        SettingsCheck.checkJvm();
        MemberConfig config = new MemberConfig(settings);
        DataDir dir = DataDir.open(settings.dataDir(), settings.cluster(), settings.name(), config.minFreeSpace());
        SwarmMember member = new SwarmMember(settings, config, dir);
        try {
            member.begin(settings.port(), settings.newCluster() ? List.of() : member.others(), settings.newCluster());
        } catch (RuntimeException e) {
            member.keeper.shutdownNow();
            dir.close();
            throw e;
        }
        return member;
    }

    private void begin(int port, Collection<String> remembered, boolean afresh) {
        Life begun = Life.begin(new Life.Beginning(
                settings, config, dir, port, remembered, afresh, keeper, new Listener(), this::failed));
        life = begun;
        tree.become(begun.registry().tree());
        begun.system().getWhenTerminated().whenComplete((done, thrown) -> ended(begun));
    }

    /** The addresses of the members remembered, but for its own. */
    private Collection<String> others() {
        Map<String, String> peers = dir.peers();
        peers.remove(name());
        return peers.values();
    }

    private void ended(Life ended) {
        tree.become(null);
        ready = false;
        if (closing) {
            closed.complete(Done.getInstance());
        } else {
            LOG.warn("member {} is in no cluster any more; it joins again in {} ms", name(), pause.toMillis());
            again(ended.address());
        }
    }

    private void again(String address) {
        int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        try {
            keeper.schedule(() -> rejoin(address, port), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("closed meanwhile", e);
        }
        Duration longest = config.duration("rejoin.max");
        pause = pause.multipliedBy(2).compareTo(longest) < 0 ? pause.multipliedBy(2) : longest;
    }

    private void rejoin(String address, int port) {
        if (closing) {
            closed.complete(Done.getInstance());
            return;
        }
        try {
            begin(port, others(), false);
        } catch (RuntimeException e) {
            LOG.warn("member {} can't begin again: {}", name(), e.toString());
            again(address);
        }
    }

    /** Joining has given up. */
    private void failed(String why) {
        Life now = life;
        if (firstReady.completeExceptionally(new MemberException(why))) {
            LOG.error("member {} can't join: {}", name(), why);
        } else if (now != null) {
            LOG.warn("member {} can't join again: {}", name(), why);
            now.end();
        }
    }

    private final class Listener implements RegistryListener {
        @Override
        public void readyIs(boolean now) {
            if (now && !ready) {
                pause = config.duration("rejoin.min");
                firstReady.complete(SwarmMember.this);
            }
            ready = now;
        }

        @Override
        public void membersAre(Map<String, String> addresses) {
            members = addresses.size();
            keeper.execute(() -> remember(addresses));
            keeper.schedule(SwarmMember.this::warnOfTwo, SETTLED_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void warnOfTwo() {
        if (members == 2 && !warnedOfTwo) {
            warnedOfTwo = true;
            LOG.warn("two members are no high availability: the loss of one may end the other (expected: three)");
        }
    }

    private void remember(Map<String, String> addresses) {
        try {
            dir.rememberPeers(addresses);
        } catch (IOException e) {
            LOG.error("the members' addresses can't be remembered: {}", e.toString());
        }
    }

    /** Its name, unique in the cluster. */
    public String name() {
        return dir.member();
    }

    /** {@code host:port} of its remoting. */
    public String address() {
        return current().address();
    }

    /** The actor system of its present life; ended while it is between two. */
    public ActorSystem<?> system() {
        return current().system();
    }

    private Life current() {
        Life now = life;
        if (now == null) {
            throw new IllegalStateException("not started");
        }
        return now;
    }

    /** The tree over all members; while this one is in no cluster, it answers {@code UNAVAILABLE}. Stays the same over all lives. */
    public Tree tree() {
        return tree;
    }

    /** Whether it is up in a cluster, and knows what backends there are. */
    public boolean isReady() {
        return ready && !closing;
    }

    /** Completes when it is ready for the first time; with a {@link MemberException} when it will never be. */
    public CompletionStage<SwarmMember> ready() {
        return firstReady.minimalCompletionStage();
    }

    /**
     * Blocks until it is ready.
     *
     * @throws MemberException when it is not in time, or will never be; it is closed then
     */
    public SwarmMember awaitReady(Duration time) {
        try {
            return firstReady.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            close();
            throw e.getCause() instanceof MemberException why ? why : new MemberException(String.valueOf(e.getCause()));
        } catch (TimeoutException e) {
            close();
            throw new MemberException("member " + name() + " is in no cluster after " + time.toMillis()
                    + " ms (expected: its peers answer; see the log)");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MemberException("interrupted while joining");
        }
    }

    /**
     * Registers a backend, such as one of a command line, once: the same again changes nothing, another of the same name is answered
     * {@code ALREADY_EXISTS} with both shown.
     */
    public CompletionStage<SpawnReply> registerOnce(String backend, BackendSpec spec, QueryContext context) {
        return tree.ask(
                NodePath.ROOT, context, (c, replyTo) -> new SpawnNode(c, NodeSpec.ofBackend(backend, spec), replyTo));
    }

    /** Leaves for good: the others forget this member, and what is pinned to it is placed nowhere. Blocks. */
    public void leave() {
        try {
            current().registry().forgetSelf().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the others could not be told that {} leaves for good: {}", name(), e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end();
    }

    /**
     * Stops in good order: backends move, the cluster is left, and remembers this member, which may come back. One without a data directory
     * leaves for good. Blocks, for some seconds. Idempotent.
     */
    @Override
    public void close() {
        if (dir.isEphemeral() && ready) {
            leave();
        } else {
            end();
        }
    }

    private void end() {
        boolean first;
        synchronized (this) {
            first = !closing;
            closing = true;
        }
        if (!first) {
            return;
        }
        Life now = current();
        if (now.system().getWhenTerminated().toCompletableFuture().isDone()) {
            closed.complete(Done.getInstance());
        } else {
            now.end();
        }
        try {
            closed.get(CLOSE_SECONDS, TimeUnit.SECONDS);
            keeper.shutdown();
            if (!keeper.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("member {} is still busy with its data directory", name());
            }
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("member {} did not end in time: {}", name(), e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            keeper.shutdownNow();
            dir.close();
        }
    }
}
