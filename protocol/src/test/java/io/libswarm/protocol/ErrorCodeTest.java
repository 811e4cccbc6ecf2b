package io.libswarm.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ErrorCodeTest {

    @Test
    void numbersAreUniqueOrderedAndWithoutGaps() {
        List<Integer> numbers =
                Arrays.stream(ErrorCode.values()).map(ErrorCode::number).toList();
        assertThat(numbers).isEqualTo(IntStream.range(0, numbers.size()).boxed().toList());
    }

    @Test
    void numbersOfVersionOneStayAsTheyWere() {
        assertThat(Arrays.stream(ErrorCode.values()).limit(15).map(Enum::name))
                .containsExactly(
                        "UNKNOWN",
                        "INVALID",
                        "WATCH_TOO_OLD",
                        "UNAUTHENTICATED",
                        "FORBIDDEN",
                        "NOT_FOUND",
                        "ALREADY_EXISTS",
                        "CONFLICT",
                        "UNSUPPORTED",
                        "BUSY",
                        "UNAVAILABLE",
                        "TIMED_OUT",
                        "INTERNAL",
                        "TOO_LARGE",
                        "BACKEND_FAILED");
    }

    @Test
    void aFailureOfACodeIsRetryableWhenTheCodeIs() {
        for (ErrorCode code : ErrorCode.values()) {
            assertThat(Failure.of(code, "x").retryable()).isEqualTo(code.retryable());
            assertThat(Failure.of(code, "x", NodePath.ROOT).blame()).isEqualTo(code.blame());
        }
    }
}
