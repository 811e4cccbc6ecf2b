package io.libswarm.runtime.golden;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.Adapter;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import io.libswarm.protocol.WireMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * What members, clients and data directories of the version before say is still understood. A golden file is never overwritten; the file of a
 * new message is written by {@code -Dtest='*GoldenTest' -Dgolden.write=true}. A field that is added to an old message has a value for when
 * it is missing, and its file stays as it is.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class GoldenContract {
    private static final Path FOLDER = Path.of("src/test/resources/golden/v1");
    private static final ObjectMapper CBOR = new ObjectMapper(new CBORFactory());

    private final ActorTestKit kit = ActorTestKit.create("golden");

    /** All message types that cross a wire or are kept on disk here. */
    protected abstract Set<Class<?>> messages();

    /** One of each, every field set. */
    protected abstract List<WireMessage> samples();

    protected final <T> ActorRef<T> ref() {
        return kit.system().ignoreRef();
    }

    @BeforeAll
    final void writeMissing() throws IOException {
        for (WireMessage sample : Boolean.getBoolean("golden.write") ? samples() : List.<WireMessage>of()) {
            if (Files.notExists(file(sample))) {
                Files.write(file(sample), encode(sample));
            }
        }
    }

    @AfterAll
    final void end() {
        kit.shutdownTestKit();
    }

    @Test
    final void everyMessageHasASample() {
        Set<Class<?>> sampled = new HashSet<>();
        samples().forEach(sample -> sampled.add(sample.getClass()));
        assertThat(sampled).isEqualTo(messages());
    }

    @TestFactory
    final Stream<DynamicTest> oldFilesAreReadAndAllThatTheyHoldIsStillWritten() {
        return forEach(sample -> {
            byte[] golden = Files.readAllBytes(file(sample));
            JsonNode old = masked(CBOR.readTree(golden));
            WireMessage read = decode(golden);
            assertThat(read).isInstanceOf(sample.getClass());
            assertThat(covers(masked(CBOR.readTree(encode(read))), old))
                    .as("%s of %s", read, old)
                    .isTrue();
            assertThat(covers(masked(CBOR.readTree(encode(sample))), old))
                    .as("%s of %s", sample, old)
                    .isTrue();
        });
    }

    @TestFactory
    final Stream<DynamicTest> whatANewerPeerAddsIsIgnored() {
        return forEach(sample -> {
            ObjectNode newer = (ObjectNode) CBOR.readTree(Files.readAllBytes(file(sample)));
            newer.putObject("fromTheFuture").put("a", 1);
            assertThat(decode(CBOR.writeValueAsBytes(newer))).isInstanceOf(sample.getClass());
        });
    }

    private interface Case {
        void run(WireMessage sample) throws IOException;
    }

    private Stream<DynamicTest> forEach(Case test) {
        return samples().stream()
                .map(sample -> DynamicTest.dynamicTest(sample.getClass().getSimpleName(), () -> test.run(sample)));
    }

    private static boolean covers(JsonNode now, JsonNode old) {
        return old.isObject()
                ? old.properties().stream()
                        .allMatch(e -> now.has(e.getKey()) && covers(now.get(e.getKey()), e.getValue()))
                : now.equals(old);
    }

    /** Addresses, what is left of a deadline, and the id of a query: no two runs have them in common. */
    private static JsonNode masked(JsonNode tree) {
        for (Map.Entry<String, JsonNode> field : Set.copyOf(tree.properties())) {
            JsonNode value = field.getValue();
            boolean differs = Set.of("deadline", "requestId").contains(field.getKey())
                    || value.isTextual() && value.textValue().startsWith("akka://");
            if (differs) {
                ((ObjectNode) tree).set(field.getKey(), TextNode.valueOf("masked"));
            }
        }
        tree.forEach(GoldenContract::masked);
        return tree;
    }

    private static Path file(WireMessage message) {
        return FOLDER.resolve(message.getClass().getSimpleName() + ".cbor");
    }

    private byte[] encode(WireMessage message) {
        return serialization().serialize(message).get();
    }

    private WireMessage decode(byte[] bytes) {
        return (WireMessage) serialization().deserialize(bytes, 7301, "").get();
    }

    private Serialization serialization() {
        return SerializationExtension.get(Adapter.toClassic(kit.system()));
    }
}
