package io.libswarm.backends.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.libswarm.protocol.Kind;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSummary;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintTest {
    private static final NodeSummary HOST =
            FakeNetwork.node(NodePath.parse("/east/host-1"), Kind.HOST, Map.of("zone", "a.1"), Map.of());

    private static boolean isMet(String text) {
        return Constraint.parse(text).objection(HOST, Map.of("zone", "overridden", "site", "x!=y")) == null;
    }

    @ParameterizedTest
    @CsvSource({
        "name==host-1, true",
        "name==host-?, true",
        "name!=host-*, false",
        "kind==host, true",
        "backend==west, false",
        "zone==a.1, true",
        "zone==a?1, true",
        "zone==a, false",
        "zone!=b*, true",
        "' zone == a.1 ', true",
        "site==x!=y, true",
        "gpu==*, false",
        "gpu!=*, true"
    })
    void hostsAreComparedByNameKindBackendAndLabels(String text, boolean met) {
        assertThat(isMet(text)).isEqualTo(met);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zone", "zone=a", "==a", "!=a", "  ==a"})
    void whatIsNoConstraintIsNamed(String text) {
        assertThatThrownBy(() -> Constraint.parse(text))
                .hasMessage("constraint: '" + text + "' (expected: key==value or key!=value)");
    }

    @Test
    void theObjectionNamesTheValueAndTheConstraint() {
        assertThat(Constraint.parse("zone==b").objection(HOST, Map.of()))
                .isEqualTo("zone is 'a.1' (constraint zone==b)");
        assertThat(Constraint.parse("gpu==b").objection(HOST, Map.of())).isEqualTo("has no gpu (constraint gpu==b)");
    }
}
