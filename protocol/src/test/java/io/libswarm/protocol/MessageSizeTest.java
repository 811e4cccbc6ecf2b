package io.libswarm.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import akka.util.ByteString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A message that was said to fit does: one that is larger than a frame is lost in silence. */
class MessageSizeTest {
    private static Wire wire;

    @BeforeAll
    static void open() {
        wire = new Wire();
    }

    @AfterAll
    static void close() {
        wire.close();
    }

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    @Test
    void noSampleIsLargerThanItsEstimate() {
        Samples.all(wire)
                .forEach((name, sample) ->
                        assertThat(wire.encode(sample).length).as(name).isLessThanOrEqualTo(MessageSize.of(sample)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noLargeMessageIsLargerThanItsEstimateNorIsTheEstimateMuchLarger(int seed) {
        Random random = new Random(seed);
        for (WireMessage message : large(random)) {
            int real = wire.encode(message).length;
            int estimate = MessageSize.of(message);
            assertThat(real).as(message.toString()).isLessThanOrEqualTo(estimate);
            assertThat(estimate).as("%s of %d bytes", message, real).isLessThanOrEqualTo(3 * real + 4096);
        }
    }

    private static List<WireMessage> large(Random random) {
        NodeState state = new NodeState(
                summary(random), Set.of(Verb.values()), 1, new NativeDocument(text(random), bytes(random)));
        Failure failure = Failure.of(ErrorCode.BACKEND_FAILED, text(random), NodePathTest.path(random, 99, 80));
        List<WireMessage> messages = new ArrayList<>(List.of(
                new SpawnNode(Samples.context(), spec(random), wire.ref()),
                new UpdateNode(Samples.context(), texts(random), bytes(random), wire.ref()),
                new CallNative(Samples.context(), "GET", text(random), headers(random), true, wire.ref()),
                new ConnectNode(Samples.context(), exec(random), wire.ref()),
                new ReadFiles(Samples.context(), text(random), wire.ref()),
                new WatchNode(Samples.context(), 1, cursors(random), wire.ref()),
                new ListChildren(Samples.context(), selector(random), new Page(1, text(random)), wire.ref()),
                new ResolveNode(Samples.context(), NodePathTest.path(random, 99, 80), wire.ref())));
        messages.addAll(List.of(
                failure,
                new NodeReported(state),
                new NodeStopped(state, false),
                new ChildrenListed(
                        many(random, i -> summary(random)),
                        text(random),
                        many(random, i -> new PeerFailure(NodePathTest.path(random, 9, 80), failure))),
                new NodeResolved(new NodeHandle(
                        NodePathTest.path(random, 99, 80), wire.ref(), new Kind(text(random)), Set.of(Verb.values()))),
                new BackendDescribed(backend(random)),
                new NodeAppeared(summary(random)),
                new NodeVanished(NodePathTest.path(random, 99, 80), cursor(random)),
                new WatchCaughtUp(cursors(random)),
                new WatchEnded(ErrorCode.WATCH_TOO_OLD, text(random)),
                new NativeHead(200, headers(random)),
                new StreamEnded(failure, 0),
                StreamChunk.of(bytes(random))));
        return messages;
    }

    private static NodeSpec spec(Random random) {
        NodeSpecBuilder spec = NodeSpec.builder()
                .name(text(random))
                .image(text(random))
                .command(many(random, i -> text(random)))
                .workingDir(text(random))
                .user(text(random))
                .restart(new RestartPolicy(text(random), 1 << 30))
                .resources(new ResourceSpec(Long.MAX_VALUE, Long.MAX_VALUE))
                .nativeSection(bytes(random));
        for (int i = random.nextInt(100); i > 0; i--) {
            spec.env(text(random), text(random))
                    .label(text(random), text(random))
                    .constraint(text(random));
            spec.port(new PortSpec(65535, text(random), 65535, text(random)));
            spec.mount(new MountSpec(text(random), text(random), text(random), true));
        }
        Map<String, List<String>> settings = new LinkedHashMap<>();
        many(random, i -> {
            settings.put(text(random), many(random, j -> text(random)));
            return i;
        });
        return spec.backend(new BackendSpec(text(random), settings, Placement.onRole(text(random) + "r")))
                .build();
    }

    private static BackendInfo backend(Random random) {
        List<SettingInfo> settings = many(
                random,
                i -> new SettingInfo(
                        text(random),
                        SettingType.DURATION,
                        true,
                        text(random),
                        text(random),
                        many(random, j -> text(random)),
                        true,
                        false));
        ProviderInfo provider = new ProviderInfo(
                text(random),
                many(random, i -> text(random)),
                text(random),
                Set.of(Verb.values()),
                settings,
                text(random));
        return new BackendInfo(
                text(random),
                provider,
                Set.of(Verb.values()),
                Set.copyOf(many(random, i -> text(random))),
                ProtocolRange.CURRENT,
                new Health(false, text(random)),
                text(random));
    }

    private static NodeSummary summary(Random random) {
        return new NodeSummary(
                NodePathTest.path(random, 9, 80),
                new Kind(text(random)),
                new RunState(text(random)),
                texts(random),
                texts(random),
                text(random),
                cursor(random));
    }

    private static Connection exec(Random random) {
        return new Connection.Exec(
                many(random, i -> text(random)), texts(random), text(random), text(random), true, true);
    }

    private static Selector selector(Random random) {
        return new Selector(
                Set.copyOf(many(random, i -> new Kind(text(random)))),
                Set.copyOf(many(random, i -> new RunState(text(random)))),
                texts(random),
                text(random));
    }

    private static List<Cursor> cursors(Random random) {
        return many(random, i -> cursor(random));
    }

    private static Cursor cursor(Random random) {
        return new Cursor(text(random), Long.MAX_VALUE, Long.MIN_VALUE);
    }

    private static List<Header> headers(Random random) {
        return many(random, i -> new Header(text(random), text(random)));
    }

    private static Map<String, String> texts(Random random) {
        Map<String, String> texts = new LinkedHashMap<>();
        many(random, i -> {
            texts.put(text(random), text(random));
            return i;
        });
        return texts;
    }

    private static <T> List<T> many(Random random, IntFunction<T> one) {
        List<T> made = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            made.add(one.apply(i));
        }
        return made;
    }

    private static String text(Random random) {
        return random.nextBoolean() ? NodePathTest.name(random, 300) : "x".repeat(random.nextInt(200));
    }

    private static ByteString bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(64 << 10)];
        random.nextBytes(bytes);
        return ByteString.fromArray(bytes);
    }
}
