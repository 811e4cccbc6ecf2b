package io.libswarm.backends.dockerserver;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What {@code docker ps} says of a container's state, as dockerd words it. */
final class StatusText {
    private StatusText() {}

    /** The text at a moment; null where the engine's own stands. */
    static @Nullable String at(Times times, Instant now) {
        Instant started = times.started();
        Instant finished = times.finished();
        return switch (times.state()) {
            case "running" -> started == null ? null : "Up " + ago(started, now) + health(times.health());
            case "paused" -> started == null ? null : "Up " + ago(started, now) + " (Paused)";
            case "restarting" ->
                finished == null ? null : "Restarting (" + times.exitCode() + ") " + ago(finished, now) + " ago";
            case "removing" -> "Removal In Progress";
            case "dead" -> "Dead";
            case "created" -> "Created";
            case "exited" ->
                finished == null ? "Created" : "Exited (" + times.exitCode() + ") " + ago(finished, now) + " ago";
            default -> null;
        };
    }

    private static String health(String health) {
        return switch (health) {
            case "starting" -> " (health: starting)";
            case "healthy", "unhealthy" -> " (" + health + ")";
            default -> "";
        };
    }

    private static String ago(Instant then, Instant now) {
        return words(Duration.between(then, now));
    }

    /** A duration as Docker writes it for people. */
    static String words(Duration duration) {
        long seconds = duration.toSeconds();
        long minutes = duration.toMinutes();
        long hours = Math.round(duration.toMillis() / 3_600_000.0);
        if (seconds < 1) {
            return "Less than a second";
        } else if (seconds == 1) {
            return "1 second";
        } else if (seconds < 60) {
            return seconds + " seconds";
        } else if (minutes == 1) {
            return "About a minute";
        } else if (minutes < 60) {
            return minutes + " minutes";
        } else if (hours == 1) {
            return "About an hour";
        } else if (hours < 48) {
            return hours + " hours";
        } else if (hours < 24 * 7 * 2) {
            return hours / 24 + " days";
        } else if (hours < 24 * 30 * 2) {
            return hours / 24 / 7 + " weeks";
        } else if (hours < 24 * 365 * 2) {
            return hours / 24 / 30 + " months";
        }
        return hours / 24 / 365 + " years";
    }
}
