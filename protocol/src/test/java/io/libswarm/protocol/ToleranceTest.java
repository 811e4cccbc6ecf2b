package io.libswarm.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What another version of a peer writes otherwise is read all the same: an unreadable message is dropped, and its asker waits for nothing. */
class ToleranceTest {
    private static Wire wire;

    @BeforeAll
    static void open() {
        wire = new Wire();
    }

    @AfterAll
    static void close() {
        wire.close();
    }

    @TestFactory
    Stream<DynamicTest> newFieldsUnknownWordsAndMissingCollectionsAreTolerated() {
        return Samples.all(wire).entrySet().stream()
                .map(sample ->
                        DynamicTest.dynamicTest(sample.getKey(), () -> tolerated(sample.getKey(), sample.getValue())));
    }

    private static void tolerated(String name, WireMessage sample) {
        JsonNode golden = Wire.tree(GoldenTest.golden(name));
        Map<String, JsonNode> mutations = Mutations.of(sample.getClass(), golden);
        assertThat(mutations).containsKey("new field in ");
        mutations.forEach((what, tree) -> {
            WireMessage read = wire.decode(Wire.bytes(tree));
            assertThat(read).as(what).isInstanceOf(sample.getClass());
            assertThat(missingCollections(read)).as(what).isEmpty();
            assertThat(wire.decode(wire.encode(read))).as(what).isInstanceOf(sample.getClass());
            if (what.startsWith("new field")) {
                assertThat(Likeness.alike(read, sample)).as(what).isTrue();
            }
        });
    }

    @Test
    void anUnknownWordIsReadAsTheDefaultOfItsKind() {
        ObjectNode chunk = (ObjectNode) Wire.tree(GoldenTest.golden("StreamChunk"));
        chunk.put("stream", "FUTURE");
        assertThat(((StreamChunk) wire.decode(Wire.bytes(chunk))).stream()).isEqualTo(StreamName.DATA);
        ObjectNode failure = (ObjectNode) Wire.tree(GoldenTest.golden("Failure"));
        failure.put("code", "FUTURE");
        Failure read = (Failure) wire.decode(Wire.bytes(failure));
        assertThat(read.code()).isEqualTo(ErrorCode.UNKNOWN);
        assertThat(read.retryable()).isTrue();
    }

    @Test
    void whatANewerPeerConnectsToIsReadAndRefused() {
        ObjectNode connect = (ObjectNode) Wire.tree(GoldenTest.golden("ConnectNode-port"));
        ((ObjectNode) connect.get("connection")).put("to", "display");
        ConnectNode read = (ConnectNode) wire.decode(Wire.bytes(connect));
        assertThat(read.connection()).isEqualTo(new Connection.Unknown());
        assertThat(read.objection()).contains("expected: attach, exec or port");
    }

    @Test
    void everyEnumOnTheWireHasADefaultAsItsFirstConstant() throws Exception {
        for (Class<?> type : List.of(
                Verb.class, ErrorCode.class, Blame.class, Freshness.class, StreamName.class, SettingType.class)) {
            Object first = type.getEnumConstants()[0];
            Field field = type.getField(((Enum<?>) first).name());
            assertThat(field.isAnnotationPresent(JsonEnumDefaultValue.class))
                    .as(type.getName())
                    .isTrue();
        }
    }

    private static List<String> missingCollections(Object record) {
        List<String> missing = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = Likeness.valueOf(component, record);
            boolean collection = Map.class.isAssignableFrom(component.getType())
                    || Collection.class.isAssignableFrom(component.getType());
            if (collection && value == null) {
                missing.add(component.getName());
            } else if (value != null && value.getClass().isRecord()) {
                missing.addAll(missingCollections(value));
            }
        }
        return missing;
    }
}
