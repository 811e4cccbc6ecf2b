package io.libswarm.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodePathTest {
    private static final String ALPHABET =
            "abcXYZ019-._~!$&'()*+,;=:@ /%?#[]|<>\"\\^`{}äßñЖ中文日本éعربى😀👩🚀\u200b\u2028";

    /** A name that a path may have, with every kind of character. */
    static String name(Random random, int most) {
        int[] letters = ALPHABET.codePoints().toArray();
        StringBuilder name = new StringBuilder();
        int length = 1 + random.nextInt(most);
        while (name.length() < length) {
            name.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        String made = name.toString();
        return List.of(".", "..", "-").contains(made) ? "x" + made : made;
    }

    static NodePath path(Random random, int mostNames, int mostLength) {
        NodePath path = NodePath.ROOT;
        for (int i = random.nextInt(mostNames + 1); i > 0; i--) {
            path = path.child(name(random, mostLength));
        }
        return path;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyPathIsReadAsItWasWritten(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            NodePath path = path(random, 6, 40);
            String text = path.toString();
            NodePath read = NodePath.parse(text);
            assertThat(read).isEqualTo(path).hasSameHashCodeAs(path).hasToString(text);
            assertThat(read.names()).isEqualTo(path.names());
            assertThat(text).matches("(/[-._~!$&'()*+,;=:@%A-Za-z0-9]+)+|/");
            assertThat(path.encodedLength()).isBetween(text.length(), text.length() + 1);
            assertThat(NodePath.of(path.names().toArray(String[]::new))).isEqualTo(path);
        }
    }

    @Test
    void slashSpaceAndPercentAreEncoded() {
        NodePath path = NodePath.of("a/b", "c d", "100%", "ü");
        assertThat(path).hasToString("/a%2Fb/c%20d/100%25/%C3%BC");
        assertThat(NodePath.parse("/a%2fb/c%20d/100%25/%c3%bc")).isEqualTo(path);
        assertThat(NodePath.parse("a%2Fb/c d/100%25/ü/")).isEqualTo(path);
    }

    @Test
    void aNameHas255BytesAtMost() {
        assertThat(NodePath.of("ü".repeat(127) + "x").name().getBytes(StandardCharsets.UTF_8))
                .hasSize(255);
        assertThatThrownBy(() -> NodePath.of("ü".repeat(128)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("name: 256 bytes (expected: 1 to 255): 'üüü");
        assertThatThrownBy(() -> NodePath.of("😀".repeat(1000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4000 bytes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/a//b|name: empty",
                "/.|reserved",
                "/a/..|reserved",
                "/%2e%2e|reserved",
                "/-|reserved",
                "/a%0ab|control character U+000A at 1",
                "/a%7fb|control character U+007F",
                "/a%C2%85b|control character U+0085",
                "/%|bad percent-encoding",
                "/%4|bad percent-encoding",
                "/%zz|bad percent-encoding",
                "/%ff|not UTF-8",
            })
    void whatIsNoPathIsRefusedByName(String text, String why) {
        assertThatThrownBy(() -> NodePath.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void halfASurrogatePairIsNoName() {
        assertThatThrownBy(() -> NodePath.of("a\ud83d"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("surrogate");
    }

    @Test
    void aPathHas100NamesAtMost() {
        assertThat(NodePath.parse("/a".repeat(100)).depth()).isEqualTo(100);
        assertThatThrownBy(() -> NodePath.parse("/a".repeat(101)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected: at most 100");
    }

    @Test
    void theRootIsItsOwnParentAndContainsAll() {
        assertThat(NodePath.parse("/")).isEqualTo(NodePath.ROOT);
        assertThat(NodePath.parse("")).isEqualTo(NodePath.ROOT);
        assertThat(NodePath.ROOT.parent()).isEqualTo(NodePath.ROOT);
        assertThat(NodePath.ROOT).hasToString("/");
        assertThat(NodePath.ROOT.contains(NodePath.of("a", "b"))).isTrue();
    }

    @Test
    void aPathContainsItselfAndWhatIsBelowAndNothingElse() {
        NodePath host = NodePath.of("east", "host");
        assertThat(host.contains(host)).isTrue();
        assertThat(host.contains(NodePath.of("east", "host", "web"))).isTrue();
        assertThat(host.contains(NodePath.of("east"))).isFalse();
        assertThat(host.contains(NodePath.of("east", "host-2"))).isFalse();
        assertThat(host.contains(NodePath.of("west", "host", "web"))).isFalse();
    }

    @Test
    void namesAreCountedFromTheRoot() {
        NodePath path = NodePath.of("a", "b", "c");
        assertThat(path.name(0)).isEqualTo("a");
        assertThat(path.name(2)).isEqualTo("c");
        assertThat(path.ancestor(2)).isEqualTo(NodePath.of("a", "b"));
        assertThat(path.ancestor(0)).isEqualTo(NodePath.ROOT);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void orderIsByNamesFromTheRootAndParentsComeFirst(long seed) {
        Random random = new Random(seed);
        List<NodePath> paths = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            NodePath path = path(random, 4, 2);
            paths.add(path);
            paths.add(path.parent());
        }
        Collections.sort(paths);
        for (int i = 1; i < paths.size(); i++) {
            List<String> before = paths.get(i - 1).names();
            List<String> after = paths.get(i).names();
            int same = 0;
            while (same < Math.min(before.size(), after.size())
                    && before.get(same).equals(after.get(same))) {
                same++;
            }
            boolean ordered = same == before.size()
                    || same < after.size() && before.get(same).compareTo(after.get(same)) < 0;
            assertThat(ordered).as("%s before %s", before, after).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"east", "a~b", "ü/x", "%7E"})
    void aCursorIsReadAsItWasWritten(String source) {
        Cursor cursor = new Cursor(source, 7, 42);
        assertThat(Cursor.parse(cursor.toString())).isEqualTo(cursor);
    }

    @Test
    void aTextThatIsNoCursorIsNone() {
        for (String text : List.of("", "east", "east~1", "east~1~x", "%~1~2", "a~1~2~3")) {
            assertThat(Cursor.parse(text)).as(text).isNull();
        }
        assertThat(new Cursor("e", 1, 5).reaches(new Cursor("e", 1, 5))).isTrue();
        assertThat(new Cursor("e", 1, 5).reaches(new Cursor("e", 1, 6))).isFalse();
        assertThat(new Cursor("e", 2, 9).reaches(new Cursor("e", 1, 6))).isFalse();
    }
}
