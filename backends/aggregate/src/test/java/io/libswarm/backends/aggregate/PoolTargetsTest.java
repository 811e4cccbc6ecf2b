package io.libswarm.backends.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.libswarm.protocol.ChildrenListed;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.PeerFailure;
import io.libswarm.protocol.Selector;
import io.libswarm.runtime.spi.InvalidSettings;
import io.libswarm.runtime.spi.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PoolTargetsTest {
    private static final Duration TIME = Duration.ofSeconds(10);
    private final TestMember member = new TestMember();

    @AfterEach
    void end() {
        member.close();
    }

    private static AggregateSettings read(Map<String, List<String>> settings) {
        return AggregateSettings.read(NodePath.of("pool"), Settings.checked(new AggregateProvider().info(), settings));
    }

    private ChildrenListed list(String pool) {
        return member.list(pool, Selector.ALL, 100, TIME).get(0);
    }

    private List<String> paths(String pool) {
        return list(pool).children().stream()
                .map(child -> child.path().toString())
                .toList();
    }

    @Test
    void settingsThatAreWrongAreAllNamed() {
        assertThatThrownBy(() -> read(Map.of("targets", List.of("/", "/pool/x", "/east", "/east/a"))))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContainingAll("targets: / ", "/pool/x", "/east/a is below /east");
        assertThatThrownBy(() -> read(Map.of())).hasMessageContaining("targets: none");
        assertThatThrownBy(() -> read(Map.of("label", List.of("=x")))).hasMessageContaining("label: without a key");
        assertThatThrownBy(() -> read(Map.of("targets", List.of("/east"), "strategy", List.of("guess"))))
                .hasMessageContaining("guess")
                .hasMessageContaining("spread");
        assertThatThrownBy(() -> read(Map.of("targets", List.of("east%"))))
                .hasMessageContaining("targets")
                .hasMessageContaining("expected");
    }

    @Test
    void poolsThatLeadToEachOtherAreRefusedAndGoNotInCircles() {
        member.network("east", "a");
        member.pool("one", "/two", "/east");
        member.pool("two", "/one");
        await().untilAsserted(() -> {
            assertThat(list("/one").failures()).singleElement().satisfies(PoolTargetsTest::isCircle);
            assertThat(list("/two").failures()).singleElement().satisfies(PoolTargetsTest::isCircle);
        });
        assertThat(paths("/one")).containsExactly("/east/a");
    }

    private static void isCircle(PeerFailure failure) {
        assertThat(failure.failure().code()).isEqualTo(ErrorCode.INVALID);
        assertThat(failure.failure().message()).contains("leads back");
    }

    @Test
    void aPoolAndALinkAreNoTargets() {
        member.network("east", "a");
        member.pool("inner", "/east");
        member.pool("outer", "/inner");
        member.pool("linked", "/inner/a");
        assertThat(list("/outer").failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.failure().message()).contains("links", "/east"));
        assertThat(list("/linked").failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.failure().message()).contains("is a link", "/east/a"));
    }

    @Test
    void backendsAreSelectedByLabelAndProviderAsTheyComeAndGoAndPoolsAreLeftOut() {
        member.labelled("east", Map.of("zone", "1"), "a");
        member.labelled("north", Map.of("zone", "2"), "c");
        member.mount("pool", new AggregateProvider(), Map.of("label", List.of("zone")));
        member.mount("first", new AggregateProvider(), Map.of("label", List.of("zone=1")));
        assertThat(paths("/pool")).containsExactly("/east/a", "/north/c");
        assertThat(paths("/first")).containsExactly("/east/a");
        member.labelled("west", Map.of("zone", "1"), "b");
        await().untilAsserted(() -> assertThat(paths("/first")).containsExactly("/east/a", "/west/b"));
        member.mount("all", new AggregateProvider(), Map.of("provider", List.of("none", "any")));
        member.mount("none", new AggregateProvider(), Map.of("provider", List.of("none")));
        assertThat(paths("/all")).containsExactly("/east/a", "/west/b", "/north/c");
        assertThat(paths("/none")).isEmpty();
        member.drop("east");
        await().untilAsserted(() -> assertThat(paths("/pool")).containsExactly("/west/b", "/north/c"));
    }
}
