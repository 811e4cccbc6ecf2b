package io.libswarm.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for the text of the sources. */
final class SourcesTest {
    private static final Path HOUSE = Path.of("..", "..").toAbsolutePath().normalize();

    @Test
    void noFileIsLongAndMostAreShort() throws IOException {
        List<Integer> lengths = new ArrayList<>();
        List<String> longer = new ArrayList<>();
        for (Path file : sources()) {
            int lines = Files.readAllLines(file).size();
            lengths.add(lines);
            if (lines > 400) {
                longer.add(lines + " " + HOUSE.relativize(file));
            }
        }
        lengths.sort(null);
        assertThat(longer).isEmpty();
        assertThat(lengths.get(lengths.size() / 2)).as("the median").isLessThanOrEqualTo(75);
    }

    @Test
    void nothingIsPutOffOrSkipped() throws IOException {
        Pattern putOff = Pattern.compile("\\bTO" + "DO\\b|\\bFIX" + "ME\\b|@Dis" + "abled|Assum" + "ptions|@Enabled"
                + "If" + "|UnsupportedOperation" + "Exception");
        List<String> found = new ArrayList<>();
        for (Path file : sources()) {
            if (putOff.matcher(Files.readString(file)).find()) {
                found.add(HOUSE.relativize(file).toString());
            }
        }
        assertThat(found).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(HOUSE)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
        }
    }
}
