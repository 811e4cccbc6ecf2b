package io.libswarm.backends.dockerserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":{\"web\":true,\"db\":true}}", "{\"name\":[\"web\",\"db\"]}"})
    void filtersComeInBothForms(String text) {
        assertThat(Filters.parse(text).all("name")).containsExactlyInAnyOrder("web", "db");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "{", "\"x\""})
    void filtersThatAreNoObjectAreRefused(String text) {
        assertThatThrownBy(() -> Filters.parse(text))
                .isInstanceOf(RuntimeException.class)
                .hasMessageMatching("(?s).+");
    }

    @Test
    void namesMatchAsPatternsAndBrokenPatternsAsThemselves() {
        Filters filters = Filters.parse("{\"name\":[\"^we\",\"[\"]}");
        assertThat(filters.matches("name", "web")).isTrue();
        assertThat(filters.matches("name", "[")).isTrue();
        assertThat(filters.matches("name", "db")).isFalse();
    }

    @Test
    void labelsAreKeysOrKeysWithValues() {
        var labels = Json.read("{\"a\":\"1\",\"b\":\"\"}");
        assertThat(Filters.parse("{\"label\":[\"a\",\"b=\"]}").labels(labels)).isTrue();
        assertThat(Filters.parse("{\"label\":[\"a=2\"]}").labels(labels)).isFalse();
        assertThat(Filters.parse("{\"label\":[\"c\"]}").labels(labels)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "busybox,docker.io/library/busybox:latest",
        "docker.io/foo/bar:1,docker.io/foo/bar:1",
        "foo/bar,docker.io/foo/bar:latest",
        "localhost/x,localhost/x:latest",
        "127.0.0.1:5000/a/b:2,127.0.0.1:5000/a/b:2",
        "index.docker.io/busybox,docker.io/library/busybox:latest",
        "busybox@sha256:ab,docker.io/library/busybox@sha256:ab"
    })
    void imageNamesAreComparedInFull(String written, String full) {
        assertThat(ImageName.full(written)).isEqualTo(full);
    }

    @ParameterizedTest
    @CsvSource({"1.24,1.24", "1.41,1.41", "1.50,1.50"})
    void versionsWithinTheRangeAreTaken(String asked, String read) {
        assertThat(ApiVersion.ofClient(asked)).hasToString(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1", "1.23", "1.51", "9.9", "1", "x", "1.-4"})
    void versionsOutsideOfTheRangeAreRefusedWithStatus400(String asked) {
        assertThatThrownBy(() -> ApiVersion.ofClient(asked))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(400));
    }

    @Test
    void aClientsVersionIsPutIntoTheEnginesRange() {
        ApiVersion oldest = new ApiVersion(1, 44);
        ApiVersion newest = new ApiVersion(1, 48);
        assertThat(new ApiVersion(1, 24).within(oldest, newest)).isEqualTo(oldest);
        assertThat(new ApiVersion(1, 50).within(oldest, newest)).isEqualTo(newest);
        assertThat(new ApiVersion(1, 45).within(oldest, newest)).isEqualTo(new ApiVersion(1, 45));
    }
}
