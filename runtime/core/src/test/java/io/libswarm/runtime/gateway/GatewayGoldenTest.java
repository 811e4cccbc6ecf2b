package io.libswarm.runtime.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.javadsl.Adapter;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import io.libswarm.protocol.DescribeBackend;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.Kind;
import io.libswarm.protocol.NodeHandle;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.ProtocolRange;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.Verb;
import io.libswarm.protocol.WireMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What clients and gateways of the version before say is still understood. Golden files are never overwritten; the file of a new message
 * is written by {@code -Dtest=GatewayGoldenTest -Dgolden.write=true}.
 */
class GatewayGoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden/v1");
    private static final ObjectMapper CBOR = new ObjectMapper(new CBORFactory());
    private static final ActorTestKit KIT = ActorTestKit.create("golden");

    @BeforeAll
    static void writeMissing() throws IOException {
        for (WireMessage sample : Boolean.getBoolean("golden.write") ? samples() : List.<WireMessage>of()) {
            if (Files.notExists(file(sample))) {
                Files.write(file(sample), encode(sample));
            }
        }
    }

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    private static List<WireMessage> samples() {
        Failure failure = Failure.of(ErrorCode.UNAVAILABLE, "member m1 has ended the session");
        NodePath path = NodePath.of("east", "host");
        NodeHandle handle = new NodeHandle(path, KIT.system().ignoreRef(), Kind.HOST, Set.of(Verb.LIST));
        DescribeBackend query = new DescribeBackend(
                QueryContext.within(Duration.ofSeconds(5)), KIT.system().ignoreRef());
        return List.of(
                new Answered(7, failure),
                new ClientBeat(),
                new ClientHello(3, KIT.system().ignoreRef(), new ProtocolRange(1, 1)),
                new ClientLeft(),
                new ClientQuery(7, path, handle, query),
                new SessionBeat(3),
                new SessionEnded(3, failure),
                new Welcomed(3, KIT.system().ignoreRef(), "m1", List.of("h1:1", "h2:2")));
    }

    @Test
    void everyMessageHasASample() {
        assertThat(samples().stream().<Class<?>>map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(Set.copyOf(GatewayModule.messages()));
    }

    @TestFactory
    Stream<DynamicTest> oldFilesAreReadAndWrittenTheSame() {
        return samples().stream()
                .map(sample ->
                        DynamicTest.dynamicTest(file(sample).getFileName().toString(), () -> {
                            byte[] golden = Files.readAllBytes(file(sample));
                            JsonNode old = masked(CBOR.readTree(golden));
                            WireMessage read = decode(golden);
                            assertThat(read).isInstanceOf(sample.getClass());
                            assertThat(masked(CBOR.readTree(encode(read)))).isEqualTo(old);
                            assertThat(masked(CBOR.readTree(encode(sample)))).isEqualTo(old);
                        }));
    }

    @TestFactory
    Stream<DynamicTest> whatANewerPeerAddsIsIgnored() {
        return samples().stream()
                .map(sample ->
                        DynamicTest.dynamicTest(file(sample).getFileName().toString(), () -> {
                            ObjectNode newer = (ObjectNode) CBOR.readTree(Files.readAllBytes(file(sample)));
                            newer.putObject("fromTheFuture").put("a", 1);
                            assertThat(decode(CBOR.writeValueAsBytes(newer))).isInstanceOf(sample.getClass());
                        }));
    }

    /** What no two runs have in common: addresses, what is left of a deadline, and the id of a query. */
    private static JsonNode masked(JsonNode tree) {
        if (tree.at("/query/context") instanceof ObjectNode context) {
            context.put("deadline", 0).put("requestId", "masked");
        }
        for (String address : List.of("client", "session", "ref", "replyTo")) {
            tree.findParents(address).forEach(parent -> ((ObjectNode) parent).put(address, "masked"));
        }
        return tree;
    }

    private static Path file(WireMessage message) {
        return FOLDER.resolve(message.getClass().getSimpleName() + ".cbor");
    }

    private static byte[] encode(WireMessage message) {
        return serialization().serialize(message).get();
    }

    private static WireMessage decode(byte[] bytes) {
        return (WireMessage) serialization().deserialize(bytes, 7301, "").get();
    }

    private static Serialization serialization() {
        return SerializationExtension.get(Adapter.toClassic(KIT.system()));
    }
}
