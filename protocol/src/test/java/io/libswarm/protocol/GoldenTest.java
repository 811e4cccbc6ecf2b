package io.libswarm.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What was once written is still read, and still written so. A golden file is never overwritten: a change that one of them fails is a
 * change that a running peer can't read. The file of a new message is written by {@code mvn -pl protocol test -Dtest=GoldenTest
 * -Dgolden.write=true}, and committed with it.
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
    Stream<DynamicTest> whatIsWrittenNowHasTheStructureOfTheOldFiles() {
        return samples.keySet().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    JsonNode old = Likeness.masked(Wire.tree(golden(name)));
                    assertThat(Likeness.masked(Wire.tree(wire.encode(samples.get(name)))))
                            .isEqualTo(old);
                    assertThat(Likeness.masked(Wire.tree(wire.encode(wire.decode(golden(name))))))
                            .isEqualTo(old);
                    assertThat(old.get("type").textValue())
                            .isEqualTo(samples.get(name).getClass().getSimpleName());
                }));
    }

    static byte[] golden(String name) {
        try {
            return Files.readAllBytes(FOLDER.resolve(name + ".cbor"));
        } catch (IOException e) {
            throw new AssertionError("no golden file of " + name + ": write it with -Dgolden.write=true", e);
        }
    }
}
