package io.libswarm.runtime.member;

import static org.awaitility.Awaitility.await;

import com.typesafe.config.ConfigFactory;
import io.libswarm.protocol.BackendSpec;
import io.libswarm.protocol.ChildrenListed;
import io.libswarm.protocol.Freshness;
import io.libswarm.protocol.GetNode;
import io.libswarm.protocol.GetReply;
import io.libswarm.protocol.ListChildren;
import io.libswarm.protocol.ListReply;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeReported;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.Page;
import io.libswarm.protocol.Placement;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.RemoveNode;
import io.libswarm.protocol.RemoveReply;
import io.libswarm.protocol.Selector;
import io.libswarm.protocol.SpawnReply;
import io.libswarm.runtime.tree.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Members of one cluster in this JVM, and what tests ask them. Closed with the test. */
final class Members implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(20);

    private final List<SwarmMember> started = new ArrayList<>();

    /** One more, that joins the first. */
    SwarmMember start(MemberSettings settings) {
        SwarmMember member = SwarmMember.start(settings);
        started.add(member);
        return member;
    }

    SwarmMember ready(MemberSettings settings) {
        return start(settings).awaitReady(SOON);
    }

    /** So many members, named m1 and so on, of which the first has formed the cluster. */
    List<SwarmMember> cluster(int size) {
        SwarmMember first = ready(MemberSettings.alone().withName("m1"));
        for (int i = 2; i <= size; i++) {
            start(MemberSettings.alone().withName("m" + i).withSeeds(List.of(first.address())));
        }
        List<SwarmMember> members = List.copyOf(started);
        members.forEach(member -> member.awaitReady(SOON));
        await().atMost(SOON)
                .until(() ->
                        members.stream().allMatch(m -> names(m, "/_members").size() == size));
        return members;
    }

    static BackendSpec box(Map<String, List<String>> settings, Placement placement) {
        return new BackendSpec("box", settings, placement);
    }

    static BackendSpec box() {
        return box(Map.of(), Placement.ANYWHERE);
    }

    static <R extends io.libswarm.protocol.NodeReply> R ask(SwarmMember member, String path, Question<R> question) {
        return answer(member.tree().ask(NodePath.parse(path), QueryContext.within(Duration.ofSeconds(10)), question));
    }

    static <R> R answer(java.util.concurrent.CompletionStage<R> stage) {
        try {
            return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("no answer", e);
        }
    }

    static CompletableFuture<SpawnReply> adding(SwarmMember member, String name, BackendSpec spec) {
        return member.registerOnce(name, spec, QueryContext.within(Duration.ofSeconds(15)))
                .toCompletableFuture();
    }

    static SpawnReply add(SwarmMember member, String name, BackendSpec spec) {
        return answer(adding(member, name, spec));
    }

    static RemoveReply remove(SwarmMember member, String path) {
        return ask(member, path, (c, r) -> new RemoveNode(c, false, r));
    }

    static GetReply get(SwarmMember member, String path) {
        return ask(member, path, (c, r) -> new GetNode(c, Freshness.REMEMBERED, r));
    }

    static List<NodeSummary> list(SwarmMember member, String path) {
        ListReply reply = ask(member, path, (c, r) -> new ListChildren(c, Selector.ALL, new Page(1000, null), r));
        return reply instanceof ChildrenListed listed ? listed.children() : List.of();
    }

    static List<String> names(SwarmMember member, String path) {
        return list(member, path).stream()
                .map(NodeSummary::name)
                .filter(name -> !name.startsWith("_"))
                .toList();
    }

    /** What a node's summary says of it; what it answers instead, if it doesn't. */
    static String attribute(SwarmMember member, String path, String name) {
        GetReply reply = get(member, path);
        return reply instanceof NodeReported reported
                ? reported.node().summary().attributes().getOrDefault(name, "none in " + reported)
                : reply.toString();
    }

    static String state(SwarmMember member, String path) {
        return get(member, path) instanceof NodeReported reported
                ? reported.node().summary().state().value()
                : "-";
    }

    @Override
    public void close() {
        started.parallelStream().forEach(SwarmMember::close);
    }

    static com.typesafe.config.Config config(String text) {
        return ConfigFactory.parseString(text);
    }
}
