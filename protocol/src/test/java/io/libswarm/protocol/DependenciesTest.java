package io.libswarm.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words depend on nothing that does anything. */
class DependenciesTest {
    private static final Path SOURCES = Path.of("src/main/java/io/libswarm/protocol");
    private static final List<String> ALLOWED = List.of(
            "java.",
            "akka.actor.typed.ActorRef;",
            "akka.actor.ActorPath;",
            "akka.stream.SourceRef;",
            "akka.stream.SinkRef;",
            "akka.util.ByteString;",
            "com.fasterxml.jackson.",
            "org.jspecify.annotations.");

    @Test
    void onlyTheJdkReferencesOfAkkaJacksonAndNullnessAreImported() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                List<String> foreign = Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith("import "))
                        .map(line -> line.replaceFirst("import (static )?", ""))
                        .filter(name -> ALLOWED.stream().noneMatch(name::startsWith))
                        .toList();
                assertThat(foreign).as(file.toString()).isEmpty();
            }
        }
    }

    @Test
    void nothingIsSerialisedByJava() throws Exception {
        try (Wire wire = new Wire()) {
            assertThat(wire.config().getBoolean("akka.actor.allow-java-serialization"))
                    .isFalse();
        }
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                Class<?> type =
                        name.equals("package-info") ? Void.class : Class.forName("io.libswarm.protocol." + name);
                boolean allowed = type.isEnum() || type == ProtocolModule.class;
                assertThat(allowed || !Serializable.class.isAssignableFrom(type))
                        .as(name)
                        .isTrue();
            }
        }
    }

    @Test
    void everyTypeThatCrossesAWireIsAnImmutableRecord() {
        for (Class<?> message : ProtocolModule.messages()) {
            assertThat(message.isRecord()).as(message.getName()).isTrue();
            assertThat(WireMessage.class.isAssignableFrom(message))
                    .as(message.getName())
                    .isTrue();
        }
    }
}
