package io.libswarm.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** SPEC.md says what the code does. */
class SpecificationTest {
    private static final Pattern ERROR =
            Pattern.compile("\\| (\\d+) \\| `(\\w+)` \\| (\\w+) \\| (yes|no) \\| (\\d+) \\|.*");
    private static final Pattern VERB =
            Pattern.compile("\\| `(\\w+)` \\|[^|]*\\| `(\\w+)` \\| `(\\w+)`[^|]*\\| [^|]*\\| (✓ )?\\|");

    private static final String SPEC = spec();

    private static String spec() {
        try {
            return Files.readString(Path.of("SPEC.md"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void itsErrorTableIsTheEnum() {
        List<String> rows = SPEC.lines().filter(l -> ERROR.matcher(l).matches()).toList();
        assertThat(rows).hasSize(ErrorCode.values().length);
        for (ErrorCode code : ErrorCode.values()) {
            Matcher row = ERROR.matcher(rows.get(code.number()));
            assertThat(row.matches()).isTrue();
            assertThat(List.of(row.group(1), row.group(2), row.group(3), row.group(4), row.group(5)))
                    .containsExactly(
                            String.valueOf(code.number()),
                            code.name(),
                            code.blame().name(),
                            code.retryable() ? "yes" : "no",
                            String.valueOf(code.httpStatus()));
        }
    }

    @Test
    void itsVerbTableIsTheEnumWithItsQueriesAndReplies() throws IOException {
        List<Matcher> rows =
                SPEC.lines().map(VERB::matcher).filter(Matcher::matches).toList();
        assertThat(rows.stream().map(row -> row.group(1)))
                .containsExactlyElementsOf(Arrays.stream(Verb.values())
                        .filter(v -> v != Verb.UNKNOWN)
                        .map(Enum::name)
                        .toList());
        try (Wire wire = new Wire()) {
            for (Matcher row : rows) {
                NodeQuery<?> query = (NodeQuery<?>) Samples.all(wire).get(row.group(2));
                assertThat(query.verb()).isEqualTo(Verb.valueOf(row.group(1)));
                assertThat(query.verb().changing()).as(row.group(1)).isEqualTo(row.group(4) != null);
                assertThat(FamiliesTest.replyType(query.getClass()).getPermittedSubclasses())
                        .extracting(Class::getSimpleName)
                        .contains(row.group(3));
            }
        }
    }

    @Test
    void itNamesEveryMessageAndEveryFieldOfIt() {
        for (Class<?> message : ProtocolModule.messages()) {
            assertThat(SPEC).contains("`" + message.getSimpleName() + "`");
            for (RecordComponent field : message.getRecordComponents()) {
                assertThat(SPEC).as(message.getSimpleName()).containsPattern("\\b" + field.getName() + "\\b");
            }
        }
    }

    @Test
    void itNamesEveryWellKnownWord() throws IllegalAccessException {
        for (Class<?> words : List.of(Kind.class, RunState.class)) {
            for (var field : words.getFields()) {
                if (Modifier.isStatic(field.getModifiers())) {
                    assertThat(SPEC).containsPattern("\\b" + field.get(null) + "\\b");
                }
            }
        }
        for (SettingType type : SettingType.values()) {
            assertThat(SPEC).contains("`" + type + "`");
        }
        for (StreamName stream : StreamName.values()) {
            assertThat(SPEC).contains("`" + stream + "`");
        }
    }

    @Test
    void itNamesTheLimits() {
        assertThat(SPEC)
                .contains("%,d bytes".formatted(MessageSize.LIMIT))
                .contains("%,d bytes of data".formatted(StreamChunk.LARGEST))
                .contains("1 to %,d".formatted(Page.MOST))
                .contains(String.valueOf(WatchNode.WHOLE_SUBTREE));
    }
}
