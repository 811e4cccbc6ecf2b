package io.libswarm.protocol;

import akka.util.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message of every type with every field set, under the name of its golden file: the type's own, and further ones for variants.
 */
final class Samples {
    static final NodePath WEB = NodePath.of("east", "host 1", "web/ü");
    static final Cursor CURSOR = new Cursor("east", 3, 42);

    private static final Instant TIME = Instant.parse("2026-11-22T09:30:00.123456789Z");
    private static final ByteString BYTES = ByteString.fromArray(new byte[] {0, 1, (byte) 0xff});

    private final Map<String, WireMessage> byName = new LinkedHashMap<>();

    private Samples() {}

    static Map<String, WireMessage> all(Wire wire) {
        Samples samples = new Samples();
        samples.questions(wire);
        samples.commands(wire);
        samples.replies(wire);
        samples.elements();
        return samples.byName;
    }

    private void add(WireMessage message) {
        add(null, message);
    }

    private void add(@Nullable String variant, WireMessage message) {
        byName.put(message.getClass().getSimpleName() + (variant == null ? "" : "-" + variant), message);
    }

    static QueryContext context() {
        return new QueryContext(
                new Principal("alice", Set.of("operators")),
                new RequestId("r-1"),
                Deadline.in(Duration.ofSeconds(5)),
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    }

    private void questions(Wire wire) {
        add(new GetNode(context(), Freshness.FRESH, wire.ref()));
        Selector selector =
                new Selector(Set.of(Kind.CONTAINER), Set.of(RunState.RUNNING), Map.of("tier", "front"), "web-*");
        add(new ListChildren(context(), selector, new Page(50, "web-49"), wire.ref()));
        add(new ResolveNode(context(), WEB, wire.ref()));
        add(new DescribeBackend(context(), wire.ref()));
        add(new WatchNode(context(), WatchNode.WHOLE_SUBTREE, List.of(CURSOR), wire.ref()));
        add(new StreamLogs(context(), true, TIME, 100, wire.ref()));
        add(new ReadFiles(context(), "/etc", wire.ref()));
    }

    private void commands(Wire wire) {
        Map<String, @Nullable String> labels = new LinkedHashMap<>();
        labels.put("tier", "back");
        labels.put("old", null);
        add(new UpdateNode(context(), labels, ByteString.fromString("{\"Memory\":1}"), wire.ref()));
        add(new SpawnNode(context(), spec(), wire.ref()));
        BackendSpec backend =
                new BackendSpec("docker", Map.of("host", List.of("tcp://a:1", "tcp://b:2")), Placement.onRole("edge"));
        add("backend", new SpawnNode(context(), NodeSpec.ofBackend("east", backend), wire.ref()));
        add(new StartNode(context(), wire.ref()));
        add(new StopNode(context(), "SIGTERM", Duration.ofMillis(10_500), wire.ref()));
        add(new RemoveNode(context(), true, wire.ref()));
        Connection exec =
                new Connection.Exec(List.of("sh", "-c", "id"), Map.of("A", "1"), "/tmp", "nobody", true, true);
        add(new ConnectNode(context(), exec, wire.ref()));
        add("attach", new ConnectNode(context(), new Connection.Attach(true, false), wire.ref()));
        add("port", new ConnectNode(context(), new Connection.Port(8080), wire.ref()));
        add("unknown", new ConnectNode(context(), new Connection.Unknown(), wire.ref()));
        add(new WriteFiles(context(), "/etc", wire.ref()));
        List<Header> headers = List.of(new Header("Accept", "a"), new Header("Accept", "b"));
        add(new CallNative(context(), "POST", "/v1.43/build?q=1", headers, true, wire.ref()));
    }

    static NodeSpec spec() {
        return NodeSpec.builder()
                .name("web")
                .image("busybox:1.36")
                .command("sh", "-c", "sleep 1")
                .env("A", "1")
                .workingDir("/tmp")
                .user("nobody")
                .stdin(true)
                .terminal(true)
                .label("tier", "front")
                .port(new PortSpec(80, "udp", 8080, "127.0.0.1"))
                .mount(new MountSpec("bind", "/srv", "/data", true))
                .resources(new ResourceSpec(64 << 20, 500_000_000))
                .restart(new RestartPolicy("on-failure", 3))
                .constraint("zone==a")
                .start(true)
                .nativeSection(ByteString.fromString("{\"HostConfig\":{}}"))
                .build();
    }

    static NodeSummary summary() {
        return new NodeSummary(
                WEB,
                Kind.CONTAINER,
                RunState.RUNNING,
                Map.of("tier", "front"),
                Map.of("image", "busybox:1.36"),
                "Up 7 seconds",
                CURSOR);
    }

    private static NodeState state() {
        return new NodeState(summary(), Set.of(Verb.STOP), 137, NativeDocument.json("{\"Id\":\"4f\"}"));
    }

    private void replies(Wire wire) {
        Failure failure = Failure.of(ErrorCode.UNAVAILABLE, "/east: no route to the engine", WEB);
        NodeHandle handle = new NodeHandle(WEB, wire.ref(), Kind.CONTAINER, Set.of(Verb.STOP));
        add(failure);
        add("bare", Failure.of(ErrorCode.INTERNAL, "a defect"));
        add(new NodeReported(state()));
        add("bare", new NodeReported(new NodeState(summary(), Set.of(), null, null)));
        add(new ChildrenListed(List.of(summary()), "web", List.of(new PeerFailure(WEB, failure))));
        add(new NodeResolved(handle));
        add(new NodeSpawned(handle, state()));
        add(new NodeUpdated(state()));
        add(new NodeStarted(state(), true));
        add(new NodeStopped(state(), true));
        add(new NodeRemoved(WEB, true, CURSOR));
        add(new BackendDescribed(backend()));
        add(new WatchOffered(wire.source()));
        add(new LogsOffered(wire.source()));
        add(new FilesOffered(wire.source()));
        add(new UploadOffered(wire.sink(), wire.source()));
        add(new ConnectionOffered(wire.sink(), wire.source(), true));
        add(new NativeOffered(wire.sink(), wire.source()));
    }

    private static BackendInfo backend() {
        SettingInfo setting =
                new SettingInfo("host", SettingType.TEXT, true, "unix:///x", "Where it is", List.of("a"), true, true);
        ProviderInfo provider = new ProviderInfo(
                "docker", List.of("dockerclient"), "Docker engines", Set.of(Verb.LIST), List.of(setting), "targets");
        return new BackendInfo(
                "east",
                provider,
                Set.of(Verb.WATCH),
                Set.of("exec-tty"),
                new ProtocolRange(1, 1),
                new Health(false, "hangs"),
                "m1");
    }

    private void elements() {
        add(new StreamChunk(StreamName.STDERR, BYTES, TIME));
        add("bare", StreamChunk.of(BYTES));
        add(new StreamEnded(Failure.of(ErrorCode.UNAVAILABLE, "cut", WEB), 1));
        add("complete", StreamEnded.COMPLETE);
        add(new TerminalResized(80, 24));
        add(new NativeHead(200, List.of(new Header("Content-Type", "text/plain"))));
        add(new NodeAppeared(summary()));
        add(new NodeChanged(summary()));
        add(new NodeVanished(WEB, CURSOR));
        add(new WatchCaughtUp(List.of(CURSOR)));
        add(new WatchEnded(ErrorCode.WATCH_TOO_OLD, "fell behind by 1025 changes (expected: at most 1024)"));
    }
}
