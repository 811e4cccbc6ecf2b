package io.libswarm.backends.docker;

import static io.libswarm.backends.docker.Mount.busybox;
import static io.libswarm.backends.docker.Mount.good;
import static io.libswarm.backends.docker.Mount.result;
import static io.libswarm.backends.docker.Mount.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.stream.javadsl.Sink;
import io.libswarm.protocol.Kind;
import io.libswarm.protocol.NodeAppeared;
import io.libswarm.protocol.NodeChanged;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.NodeVanished;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.WatchCaughtUp;
import io.libswarm.protocol.WatchEvent;
import io.libswarm.protocol.WatchNode;
import io.libswarm.protocol.WatchOffered;
import io.libswarm.protocol.WatchReply;
import io.libswarm.runtime.http.dial.DialSettings;
import io.libswarm.runtime.http.dial.Dialler;
import io.libswarm.runtime.http.dial.Endpoint;
import io.libswarm.runtime.http.dial.RequestBody;
import io.libswarm.runtime.http.dial.RequestHead;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What others do at an engine shows in the tree. */
class DockerTreeIT {

    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static Mount dock;
    private static EngineCalls others;

    @BeforeAll
    static void mount() {
        dock = Mount.of(Lab.engine(2));
        others = new EngineCalls(new Dialler(Endpoint.parse(Lab.engine(2), null), DialSettings.defaults()), "");
    }

    @AfterAll
    static void unmount() {
        dock.close();
    }

    private static void post(String target) {
        result(others.bytes(RequestHead.of("POST", target), RequestBody.none(), WITHIN));
    }

    private static void delete(String target) {
        result(others.bytes(RequestHead.of("DELETE", target), RequestBody.none(), WITHIN));
    }

    private static String create(String name) {
        var body = Json.object().put("Image", "busybox");
        body.putArray("Cmd").add("sleep").add("1000");
        return Json.read(result(others.postJson("/containers/create?name=" + name, body, WITHIN)))
                .path("Id")
                .asText();
    }

    @Test
    void theTreeIsBackendHostContainersAndCollections() {
        NodePath host = dock.host();
        NodeSummary summary = dock.subtree.summary(host);
        assertThat(summary.kind()).isEqualTo(Kind.HOST);
        assertThat(summary.labels()).containsKey("rack");
        assertThat(summary.attributes()).containsKeys("version", "cpus", "memory", "id");
        NodeSummary image = dock.subtree.summary(host.child("_images").child("busybox:latest"));
        assertThat(image.kind()).isEqualTo(Kind.IMAGE);
        assertThat(dock.subtree.summary(host.child("_networks").child("bridge")).kind())
                .isEqualTo(Kind.NETWORK);
        assertThat(dock.get(host.child("_networks").child("bridge")).document()).isNotNull();
    }

    @Test
    void whatSomebodyElseStartsShowsWithinTwentyMilliseconds() {
        NodePath host = dock.host();
        List<Long> delays = new ArrayList<>();
        for (int round = 0; round < 15; round++) {
            String name = unique("other" + round);
            String id = create(name);
            long created = System.nanoTime();
            NodePath node = host.child(name);
            await().pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofNanos(200_000))
                    .until(() -> dock.subtree.summary(node) != null);
            delays.add(System.nanoTime() - created);
            delete("/containers/" + id + "?force=1");
            await().atMost(WITHIN).until(() -> dock.subtree.summary(node) == null);
        }
        Collections.sort(delays);
        assertThat(Duration.ofNanos(delays.get(delays.size() / 2))).isLessThan(Duration.ofMillis(20));
    }

    @Test
    void aContainersLifeAtTheEngineIsItsLifeInTheTree() {
        NodePath host = dock.host();
        String name = unique("life");
        String id = create(name);
        NodePath node = host.child(name);
        dock.awaitState(node, RunState.CREATED, WITHIN);
        post("/containers/" + id + "/start");
        dock.awaitState(node, RunState.RUNNING, WITHIN);
        post("/containers/" + id + "/pause");
        dock.awaitState(node, RunState.PAUSED, WITHIN);
        post("/containers/" + id + "/unpause");
        String renamed = unique("renamed");
        post("/containers/" + id + "/rename?name=" + renamed);
        dock.awaitState(host.child(renamed), RunState.RUNNING, WITHIN);
        await().until(() -> dock.subtree.summary(node) == null);
        post("/containers/" + id + "/kill");
        dock.awaitState(host.child(renamed), RunState.EXITED, WITHIN);
        assertThat(dock.get(host.child(renamed)).exitStatus()).isEqualTo(137);
        delete("/containers/" + id);
        await().atMost(WITHIN).until(() -> dock.subtree.summary(host.child(renamed)) == null);
    }

    @Test
    void volumesNetworksAndImagesComeAndGo() {
        NodePath host = dock.host();
        String name = unique("thing");
        result(others.postJson("/volumes/create", Json.object().put("Name", name), WITHIN));
        result(others.postJson("/networks/create", Json.object().put("Name", name), WITHIN));
        post("/images/busybox/tag?repo=" + name + "&tag=1");
        NodePath volume = host.child("_volumes").child(name);
        NodePath network = host.child("_networks").child(name);
        NodePath image = host.child("_images");
        await().atMost(WITHIN)
                .until(() -> dock.subtree.summary(volume) != null && dock.subtree.summary(network) != null);
        await().atMost(WITHIN)
                .until(() -> dock.subtree.children(image).stream()
                        .anyMatch(child -> child.attributes().get("tags").contains(name + ":1")));
        for (NodePath thing : List.of(volume, network)) {
            io.libswarm.protocol.RemoveReply removed =
                    dock.ask(thing, (context, replyTo) -> new io.libswarm.protocol.RemoveNode(context, false, replyTo));
            good(removed, io.libswarm.protocol.NodeRemoved.class);
            assertThat(dock.subtree.summary(thing)).isNull();
        }
        delete("/images/" + name + ":1");
    }

    @Test
    void aWatchTellsWhatWasThereThenThatItHasCaughtUpThenEachChange() {
        NodePath host = dock.host();
        String name = unique("watched");
        WatchReply reply = dock.ask(host, (context, replyTo) -> new WatchNode(context, 1, List.of(), replyTo));
        var events = good(reply, WatchOffered.class).events().getSource().runWith(Sink.queue(), dock.kit.system());
        List<WatchEvent> seen = new ArrayList<>();
        do {
            seen.add(result(events.pull()).orElseThrow());
        } while (!(seen.get(seen.size() - 1) instanceof WatchCaughtUp));
        assertThat(seen)
                .anyMatch(event -> event instanceof NodeAppeared there
                        && there.node().path().equals(host));
        dock.spawn(busybox(name, "true"));
        List<WatchEvent> own = new ArrayList<>();
        NodePath node = host.child(name);
        while (own.stream()
                .noneMatch(event -> event instanceof NodeChanged changed
                        && changed.node().state().equals(RunState.EXITED))) {
            WatchEvent event = result(events.pull()).orElseThrow();
            boolean about =
                    event instanceof NodeAppeared there && there.node().path().equals(node)
                            || event instanceof NodeChanged changed
                                    && changed.node().path().equals(node);
            if (about) {
                own.add(event);
            }
        }
        assertThat(own.get(0)).isInstanceOf(NodeAppeared.class);
        assertThat(own).noneMatch(event -> event instanceof NodeVanished);
        events.cancel();
    }

    @Test
    void changesWithoutEventsAreFoundByListing() throws Exception {
        try (DeafProxy proxy = new DeafProxy(Endpoint.parse(Lab.engine(2), null));
                Mount deaf = new Mount(Map.of("host", proxy.url(), "list-interval", "300ms"))) {
            NodePath host = deaf.host();
            String name = unique("unheard");
            String id = create(name);
            deaf.awaitState(host.child(name), RunState.CREATED, WITHIN);
            delete("/containers/" + id);
            await().atMost(WITHIN).until(() -> deaf.subtree.summary(host.child(name)) == null);
        }
    }

    @Test
    void aBrokenEventStreamIsOpenedAgainAndNothingIsMissed() throws Exception {
        try (DeafProxy proxy = new DeafProxy(Endpoint.parse(Lab.engine(2), null));
                Mount cut = new Mount(Map.of("host", proxy.url(), "list-interval", "1h"))) {
            NodePath host = cut.host();
            String name = unique("gap");
            String id = create(name);
            proxy.cutEvents();
            cut.awaitState(host.child(name), RunState.CREATED, WITHIN);
            assertThat(cut.subtree.summary(host).state()).isEqualTo(RunState.RUNNING);
            delete("/containers/" + id);
        }
    }

    @Test
    void anEngineIsReachedOverTlsWithBothCertificates() {
        try (Mount secure = new Mount(Lab.tls())) {
            assertThat(secure.subtree.summary(secure.host()).state()).isEqualTo(RunState.RUNNING);
            NodePath node =
                    secure.spawn(busybox(unique("tls"), "cat").stdin(true)).path();
            assertThat(secure.get(node).summary().state()).isEqualTo(RunState.RUNNING);
            DockerStreams.echoes(secure, node);
        }
        Map<String, String> alone =
                Map.of("host", Lab.tls().get("host"), "tls-ca", Lab.tls().get("tls-ca"));
        try (Mount stranger = new Mount(alone)) {
            stranger.awaitState(stranger.path, RunState.LOST, WITHIN);
            assertThat(stranger.subtree.summary(stranger.path).summary()).contains("certificate");
        }
    }
}
