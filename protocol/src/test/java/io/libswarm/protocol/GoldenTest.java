package io.libswarm.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
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

/**
 * What was once written is still read, and still written so. A golden file is never overwritten: a change that one of them fails is a
 * change that a running peer can't read. The file of a new message, or of a further sample with the new fields of an old one, is written by
 * {@code mvn -pl protocol test -Dtest=GoldenTest -Dgolden.write=true}, and committed with it.
 */
class GoldenTest {
    static final Path FOLDER = Path.of("src/test/resources/golden/v1");

    private static Wire wire;
    private static Map<String, WireMessage> samples;

    @BeforeAll
    static void open() throws IOException {
        wire = new Wire();
        samples = Samples.all(wire);
        if (Boolean.getBoolean("golden.write")) {
            for (Map.Entry<String, WireMessage> sample : samples.entrySet()) {
                Path file = FOLDER.resolve(sample.getKey() + ".cbor");
                if (Files.notExists(file)) {
                    Files.write(file, wire.encode(sample.getValue()));
                }
            }
        }
    }

    @AfterAll
    static void close() {
        wire.close();
    }

    @Test
    void everyMessageTypeHasASampleAndEverySampleAFile() throws IOException {
        List<String> types =
                ProtocolModule.messages().stream().map(Class::getSimpleName).toList();
        assertThat(samples.keySet()).containsAll(types);
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(f -> f.getFileName().toString().replace(".cbor", "")))
                    .as("golden files; -Dgolden.write=true writes the missing ones")
                    .containsExactlyInAnyOrderElementsOf(samples.keySet());
        }
    }

    @TestFactory
    Stream<DynamicTest> oldFilesAreReadAndEqualTheSample() {
        return samples.keySet().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    WireMessage read = wire.decode(golden(name));
                    assertThat(Likeness.alike(read, samples.get(name)))
                            .as("%s\nread:   %s\nsample: %s", name, read, samples.get(name))
                            .isTrue();
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatIsWrittenNowHoldsAllThatTheOldFilesHold() {
        return samples.keySet().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    JsonNode old = Likeness.masked(Wire.tree(golden(name)));
                    for (WireMessage message : List.of(samples.get(name), wire.decode(golden(name)))) {
                        JsonNode now = Likeness.masked(Wire.tree(wire.encode(message)));
                        assertThat(Likeness.covers(now, old))
                                .as("%s\nnow: %s\nold: %s", name, now, old)
                                .isTrue();
                    }
                    assertThat(old.get("type").textValue())
                            .isEqualTo(samples.get(name).getClass().getSimpleName());
                }));
    }

    /** A field added to an old message needs a further sample of it, with a file of its own: the old file is what older peers write. */
    @Test
    void everyFieldIsInAGoldenFile() {
        Map<Class<?>, Set<String>> written = new HashMap<>();
        samples.forEach((name, sample) -> Likeness.fields(
                Wire.tree(golden(name)), "", written.computeIfAbsent(sample.getClass(), c -> new HashSet<>())));
        samples.forEach((name, sample) -> {
            Set<String> fields = new HashSet<>();
            Likeness.fields(Wire.tree(wire.encode(sample)), "", fields);
            assertThat(written.get(sample.getClass())).as(name).containsAll(fields);
        });
    }

    static byte[] golden(String name) {
        try {
            return Files.readAllBytes(FOLDER.resolve(name + ".cbor"));
        } catch (IOException e) {
            throw new AssertionError("no golden file of " + name + ": write it with -Dgolden.write=true", e);
        }
    }
}
