package io.libswarm.runtime.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.libswarm.protocol.BackendDescribed;
import io.libswarm.protocol.BackendInfo;
import io.libswarm.protocol.DescribeBackend;
import io.libswarm.protocol.DescribeReply;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.NodeHandle;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeResolved;
import io.libswarm.protocol.ProviderInfo;
import io.libswarm.protocol.Verb;
import io.libswarm.runtime.spi.BackendProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a backend says of itself is so. */
public interface DescriptionContract extends Contract {

    @Test
    default void theProviderIsFoundByItsName() {
        assertThat(ServiceLoader.load(BackendProvider.class))
                .anyMatch(
                        provider -> provider.info().equals(subject().provider().info()));
    }

    @Test
    default void theBackendDescribesItself() {
        DescribeReply reply = probe().ask(backend(), DescribeBackend::new);

        BackendInfo info = Probe.expect(BackendDescribed.class, reply).backend();
        assertThat(info.name()).isEqualTo(backend().name());
        assertThat(info.provider()).isEqualTo(subject().provider().info());
        assertThat(info.health().well()).as(info.health().message()).isTrue();
        assertThat(info.member()).isNotBlank();
    }

    @Test
    default void theDeclaredVerbsAreAllButTheAbsentOnes() {
        Set<Verb> expected = EnumSet.copyOf(Queries.all());
        expected.removeAll(subject().absent());
        expected.removeAll(subject().borrowed());

        ProviderInfo info = subject().provider().info();
        assertThat(info.verbs()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    default void theReadmeNamesEverySettingAndVerb() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        ProviderInfo info = subject().provider().info();

        assertThat(info.settings()).allSatisfy(setting -> assertThat(readme).contains("| `" + setting.name() + "` |"));
        assertThat(info.verbs()).allSatisfy(verb -> assertThat(readme).contains("`" + verb + "`"));
    }

    @Test
    default void aNodesVerbsAreThoseOfItsHandleAndPartOfTheProviders() {
        assertHandle(backend());
        if (tasks().given(Verb.SPAWN)) {
            NodePath task = tasks().running();
            assertHandle(task);
            tasks().remove(task);
        }
    }

    private void assertHandle(NodePath path) {
        NodeHandle handle =
                Probe.expect(NodeResolved.class, probe().resolve(path)).handle();
        assertThat(handle.path()).isEqualTo(path);
        assertThat(handle.kind()).isEqualTo(probe().state(path).summary().kind());
        assertThat(handle.verbs())
                .containsExactlyInAnyOrderElementsOf(probe().state(path).verbs());
        Set<Verb> known = EnumSet.copyOf(subject().provider().info().verbs());
        known.addAll(subject().borrowed());
        assertThat(known).containsAll(handle.verbs());
    }

    @Test
    default void everyVerbThatANodeLacksIsRefused() {
        assertLacks(backend());
        if (tasks().given(Verb.SPAWN)) {
            NodePath task = tasks().running();
            assertLacks(task);
            tasks().remove(task);
        }
    }

    private void assertLacks(NodePath path) {
        Set<Verb> verbs = probe().state(path).verbs();
        for (Verb verb : Queries.all()) {
            if (!verbs.contains(verb)) {
                assertThat(Probe.refused(ErrorCode.UNSUPPORTED, Queries.ask(probe(), path, verb))
                                .message())
                        .contains(verb.name());
            }
        }
    }
}
