package io.libswarm.backends.aggregate;

import static org.awaitility.Awaitility.await;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import akka.stream.javadsl.Sink;
import com.typesafe.config.ConfigFactory;
import io.libswarm.protocol.BackendSpec;
import io.libswarm.protocol.ChildrenListed;
import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.Freshness;
import io.libswarm.protocol.GetNode;
import io.libswarm.protocol.GetReply;
import io.libswarm.protocol.ListChildren;
import io.libswarm.protocol.ListReply;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeReply;
import io.libswarm.protocol.NodeReported;
import io.libswarm.protocol.NodeSpec;
import io.libswarm.protocol.Page;
import io.libswarm.protocol.Placement;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.Selector;
import io.libswarm.protocol.SpawnNode;
import io.libswarm.protocol.SpawnReply;
import io.libswarm.protocol.WatchEvent;
import io.libswarm.protocol.WatchNode;
import io.libswarm.protocol.WatchOffered;
import io.libswarm.protocol.WatchReply;
import io.libswarm.runtime.gate.Gate;
import io.libswarm.runtime.gate.GatePolicy;
import io.libswarm.runtime.gate.OnCrash;
import io.libswarm.runtime.node.Subtree;
import io.libswarm.runtime.registry.DirectoryChanged;
import io.libswarm.runtime.registry.Instance;
import io.libswarm.runtime.spi.BackendContext;
import io.libswarm.runtime.spi.BackendProvider;
import io.libswarm.runtime.spi.Secrets;
import io.libswarm.runtime.spi.Settings;
import io.libswarm.runtime.tree.DroppedMessages;
import io.libswarm.runtime.tree.LocalTree;
import io.libswarm.runtime.tree.LostMembers;
import io.libswarm.runtime.tree.Question;
import io.libswarm.runtime.tree.RootNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A member of one, with backends mounted by hand. */
final class TestMember implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    final ActorTestKit kit = ActorTestKit.create(
            "pool", ConfigFactory.parseString("akka.loglevel = WARNING").withFallback(ConfigFactory.load()));
    final LocalTree tree;
    private final ActorRef<NodeMessage> root;
    private final Map<String, Instance> mounted = new TreeMap<>();
    private final Map<String, Map<String, String>> registered = new TreeMap<>();

    TestMember() {
        kit.spawn(DroppedMessages.create(new SimpleMeterRegistry()));
        ActorRef<NodeMessage> registrar = kit.<NodeMessage>createTestProbe().ref();
        root = kit.spawn(RootNode.create(List.of(), registrar, GatePolicy.OPEN));
        tree = new LocalTree(kit.system(), root, new LostMembers());
    }

    @Override
    public void close() {
        kit.shutdownTestKit();
    }

    /** Mounts a backend of a provider. */
    void mount(String name, BackendProvider provider, Map<String, List<String>> settings) {
        BackendContext context = context(name);
        Settings checked = Settings.checked(provider.info(), settings);
        mount(
                name,
                kit.spawn(Gate.around(
                        context.path(),
                        provider.verbs(),
                        GatePolicy.OPEN,
                        OnCrash.RESUME,
                        () -> provider.create(context, checked))));
    }

    /** Mounts a backend with hosts. */
    FakeNetwork network(String name, String... hosts) {
        FakeNetwork network = new FakeNetwork(context(name), hosts);
        mount(name, kit.spawn(network.behavior()));
        return network;
    }

    /** Mounts a backend with labels. */
    void labelled(String name, Map<String, String> labels, String... hosts) {
        registered.put(name, labels);
        network(name, hosts);
    }

    void pool(String name, String... targets) {
        mount(name, new AggregateProvider(), Map.of("targets", List.of(targets)));
    }

    BackendContext context(String name) {
        NodePath path = NodePath.of(name);
        return new BackendContext(
                path,
                "here",
                new Subtree(name, path, kit.system()),
                ForkJoinPool.commonPool(),
                Secrets.LOCAL,
                tree,
                new SimpleMeterRegistry(),
                Path.of("none"),
                GatePolicy.OPEN);
    }

    void mount(String name, ActorRef<NodeMessage> ref) {
        mounted.put(name, instance(name, ref));
        root.tell(new DirectoryChanged(List.copyOf(mounted.values())));
        await().until(() -> get("/" + name) instanceof NodeReported);
        // The root knows it, with its attributes, once its own list shows it as more than starting.
        await().until(() -> list("/", Selector.ALL, 100, PATIENCE).stream()
                .flatMap(page -> page.children().stream())
                .anyMatch(node -> node.name().equals(name) && !node.summary().startsWith("starting on")));
    }

    /** The backend runs nowhere now. */
    void lose(String name) {
        Instance before = mounted.get(name);
        mounted.put(name, instance(name, null));
        root.tell(new DirectoryChanged(List.copyOf(mounted.values())));
        kit.stop(before.ref());
    }

    /** The backend is not wanted any more. */
    void drop(String name) {
        Instance before = mounted.remove(name);
        root.tell(new DirectoryChanged(List.copyOf(mounted.values())));
        kit.stop(before.ref());
    }

    private Instance instance(String name, ActorRef<NodeMessage> ref) {
        Map<String, String> labels = registered.getOrDefault(name, Map.of());
        return new Instance(name, new BackendSpec("any", Map.of(), Placement.ANYWHERE), labels, "here", ref);
    }

    <R extends NodeReply> CompletableFuture<R> asking(String path, Duration time, Question<R> question) {
        return tree.ask(NodePath.parse(path), QueryContext.within(time), question)
                .toCompletableFuture();
    }

    <R extends NodeReply> R ask(String path, Question<R> question) {
        try {
            return asking(path, PATIENCE, question).get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    GetReply get(String path) {
        return ask(path, (c, r) -> new GetNode(c, Freshness.REMEMBERED, r));
    }

    /** All pages of a list. */
    List<ChildrenListed> list(String path, Selector selector, int limit, Duration time) {
        List<ChildrenListed> pages = new ArrayList<>();
        String cursor = null;
        do {
            Page page = new Page(limit, cursor);
            ListReply reply = this.<ListReply>asking(path, time, (c, r) -> new ListChildren(c, selector, page, r))
                    .join();
            pages.add((ChildrenListed) reply);
            cursor = ((ChildrenListed) reply).cursor();
        } while (cursor != null);
        return pages;
    }

    WatchReply watching(String path, int depth, List<Cursor> since) {
        return ask(path, (c, r) -> new WatchNode(c, depth, since, r));
    }

    /** The events of a watch, as they come. */
    BlockingQueue<WatchEvent> watch(String path, int depth, List<Cursor> since) {
        BlockingQueue<WatchEvent> told = new LinkedBlockingQueue<>();
        ((WatchOffered) watching(path, depth, since))
                .events()
                .getSource()
                .runWith(Sink.foreach(told::add), kit.system());
        return told;
    }

    CompletableFuture<SpawnReply> spawn(String path, NodeSpec spec) {
        return asking(path, PATIENCE, (c, r) -> new SpawnNode(c, spec, r));
    }
}
