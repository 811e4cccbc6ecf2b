package io.libswarm.swarmd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WordsTest {
    @Test
    void whiteSpaceSeparates() {
        assertThat(Words.of("  simulator a\tb\n c ")).isEqualTo(List.of("simulator", "a", "b", "c"));
        assertThat(Words.of(" ")).isEmpty();
    }

    @Test
    void quotesKeepTogether() {
        assertThat(Words.of("aggregate \"docker unix:///s\" 'x y' key='a b' \"\""))
                .isEqualTo(List.of("aggregate", "docker unix:///s", "x y", "key=a b", ""));
    }

    @Test
    void backslashesAreAsInAShell() {
        assertThat(Words.of("a\\ b \"c\\\"d\\e\" 'f\\g' h\\")).isEqualTo(List.of("a b", "c\"d\\e", "f\\g", "h\\"));
    }

    @Test
    void bracesHoldAnArgumentAsItIs() {
        assertThat(Words.of("outer { inner 'x }' { deep \"q\" } } key={v}"))
                .isEqualTo(List.of("outer", "inner 'x }' { deep \"q\" }", "key={v}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a 'b", "a \"b", "a {b", "{ a 'b }"})
    void whatIsNeverClosedIsNamed(String text) {
        assertThatThrownBy(() -> Words.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text)
                .hasMessageContaining("is never closed");
    }
}
