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

/** A backend is added by its folder: no other module's Java or POM names one, but for the POM of the distribution. */
class BackendNamesTest {
    private static final Path HOUSE = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Path DISTRIBUTION = HOUSE.resolve(Path.of("deploy", "distribution", "pom.xml"));

    @Test
    void thereAreBackendsToLookFor() throws IOException {
        assertThat(names()).contains("simulator", "docker");
    }

    @Test
    void noJavaOutsideABackendNamesOne() throws IOException {
        // In a text: the name as a word of its own. "debug" is a word of logs, too, and found by its package only.
        String names = String.join(
                "|", names().stream().filter(n -> !n.equals("debug")).toList());
        Pattern named = Pattern.compile(
                "io\\.libswarm\\.backends\\.(" + names + "|debug)|\"(|[^\"]* )(" + names + ")( [^\"]*|)\"");
        List<String> found = new ArrayList<>();
        for (Path file : files(".java")) {
            boolean outside = !file.startsWith(HOUSE.resolve("backends"));
            if (outside && file.toString().contains("/src/main/")) {
                for (String line : Files.readAllLines(file)) {
                    boolean comment =
                            line.strip().startsWith("*") || line.strip().startsWith("/");
                    if (!comment && named.matcher(line).find()) {
                        found.add(HOUSE.relativize(file) + ": " + line.strip());
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void noPomNamesABackendButItsOwnAndTheDistributions() throws IOException {
        for (String name : names()) {
            for (Path pom : files("pom.xml")) {
                boolean own = pom.equals(HOUSE.resolve(Path.of("backends", name, "pom.xml")));
                if (!own && !pom.equals(DISTRIBUTION)) {
                    assertThat(Files.readString(pom))
                            .as(HOUSE.relativize(pom).toString())
                            .doesNotContain("libswarm-backend-" + name + "<");
                }
            }
            assertThat(Files.readString(DISTRIBUTION)).contains("libswarm-backend-" + name + "<");
        }
    }

    private static List<String> names() throws IOException {
        try (Stream<Path> folders = Files.list(HOUSE.resolve("backends"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .map(folder -> folder.getFileName().toString())
                    .toList();
        }
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(HOUSE)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
        }
    }
}
