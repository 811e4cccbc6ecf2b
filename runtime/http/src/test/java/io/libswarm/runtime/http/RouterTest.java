package io.libswarm.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RouterTest {
    private static Optional<Map<String, String>> match(String pattern, String path) {
        return PathPattern.parse(pattern).match(PathPattern.split(path)).map(PathMatch::raw);
    }

    @Test
    void literalsAndSegmentsMatchOneSegmentEach() {
        assertThat(match("/containers/{id}/json", "/containers/web/json")).contains(Map.of("id", "web"));
        assertThat(match("/containers/{id}/json", "/containers/a/b/json")).isEmpty();
        assertThat(match("/containers/{id}/json", "/containers//json")).isEmpty();
        assertThat(match("/", "/")).contains(Map.of());
    }

    @Test
    void aRestTakesAnyNumberOfSegmentsAsTheyWereSent() {
        assertThat(match("/tree/v1/ls/{path...}", "/tree/v1/ls")).contains(Map.of("path", ""));
        assertThat(match("/tree/v1/ls/{path...}", "/tree/v1/ls/")).contains(Map.of("path", ""));
        assertThat(match("/tree/v1/ls/{path...}", "/tree/v1/ls/a/b%2Fc")).contains(Map.of("path", "a/b%2Fc"));
        assertThat(match("/images/{name...}/push", "/images/host:5000/a/b/push"))
                .contains(Map.of("name", "host:5000/a/b"));
        assertThat(match("/native/{path...}/-/{rest...}", "/native/a/b/-/c/-/d"))
                .contains(Map.of("path", "a/b", "rest", "c/-/d"));
    }

    @Test
    void aSegmentMayHaveABeginning() {
        assertThat(match("/v{version}/info", "/v1.41/info")).contains(Map.of("version", "1.41"));
        assertThat(match("/v{version}/info", "/v/info")).isEmpty();
        assertThat(match("/v{version}/info", "/x1/info")).isEmpty();
    }

    @Test
    void malformedPatternsAreRefused() {
        assertThatThrownBy(() -> PathPattern.parse("no/slash")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PathPattern.parse("/{open")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void escapesAreDecodedStrictly() {
        assertThat(Percent.decode("a%2Fb%20c%C3%BC")).isEqualTo("a/b cü");
        assertThat(Percent.encodeSegment("a/b cü%")).isEqualTo("a%2Fb%20c%C3%BC%25");
        for (String broken : new String[] {"%", "%4", "%zz", "%ff"}) {
            assertThatThrownBy(() -> Percent.decode(broken)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void anEventOfManyLinesStaysOneEvent() {
        assertThat(new ServerSentEvent("7", "changed", "a\nb").bytes().utf8String())
                .isEqualTo("id: 7\nevent: changed\ndata: a\ndata: b\n\n");
    }
}
