package io.libswarm.backends.dockerserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusTextTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT0.9S,Less than a second",
        "PT1S,1 second",
        "PT59S,59 seconds",
        "PT60S,About a minute",
        "PT119S,About a minute",
        "PT2M,2 minutes",
        "PT59M59S,59 minutes",
        "PT1H,About an hour",
        "PT1H29M,About an hour",
        "PT1H30M,2 hours",
        "PT47H,47 hours",
        "PT49H,2 days",
        "P13D,13 days",
        "P15D,2 weeks",
        "P61D,2 months",
        "P800D,2 years"
    })
    void agesAreWordedAsDockerDoes(Duration age, String words) {
        assertThat(StatusText.words(age)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "running,,Up 7 seconds",
        "running,starting,Up 7 seconds (health: starting)",
        "running,unhealthy,Up 7 seconds (unhealthy)",
        "paused,,Up 7 seconds (Paused)",
        "exited,,Exited (3) 7 seconds ago",
        "restarting,,Restarting (3) 7 seconds ago",
        "created,,Created",
        "dead,,Dead"
    })
    void eachStateHasItsWords(String state, String health, String words) {
        Instant then = NOW.minusSeconds(7);
        Times times = new Times(state, then, then, then, 3, health == null ? "" : health);
        assertThat(StatusText.at(times, NOW)).isEqualTo(words);
    }

    @Test
    void whatIsNotKnownKeepsTheEnginesOwnText() {
        assertThat(StatusText.at(Times.UNKNOWN, NOW)).isNull();
    }
}
