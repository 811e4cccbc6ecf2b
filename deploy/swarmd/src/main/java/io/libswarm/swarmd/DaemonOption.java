package io.libswarm.swarmd;

import java.util.List;
import java.util.Locale;

/**
 * All that can be set of a daemon: as a flag ({@code --data-dir}), in the environment ({@code SWARM_DATA_DIR}; many values with commas)
 * or in the file ({@code data-dir}). A flag goes before the environment, the environment before the file.
 */
enum DaemonOption {
    NAME("NAME", false, "This member's name, unique in the cluster; made up and remembered when left out."),
    DATA_DIR("DIR", false, "Where the member keeps what it must remember."),
    CLUSTER_NAME("NAME", false, "The cluster's name; members of other clusters are refused."),
    BIND("ADDRESS", false, "Where members reach this one."),
    CLUSTER_PORT("PORT", false, "The port that members reach it at; 0 for any that is free."),
    JOIN("HOST:PORT", true, "Another member to join. Repeatable."),
    NEW_CLUSTER("", false, "Start a cluster of its own, whatever peers are remembered."),
    ROLE("ROLE", true, "A role for placement. Repeatable."),
    LISTEN("URL", true, "A door: tcp://HOST:PORT or unix:///PATH. Repeatable."),
    TLS_CERT("FILE", false, "PEM file with the certificate that TCP doors show."),
    TLS_KEY("FILE", false, "PEM file with its key."),
    TLS_CLIENT_CA("FILE", false, "PEM file: clients must show a certificate that one of these signed."),
    INSECURE("", false, "Open doors and cluster port beyond this machine, to whoever can reach them."),
    LOG("LEVEL", false, "error, warn, info, debug or trace; on stderr.");

    private final String value;
    private final boolean repeatable;
    private final String description;

    DaemonOption(String value, boolean repeatable, String description) {
        this.value = value;
        this.repeatable = repeatable;
        this.description = description;
    }

    /** As in the file, and behind {@code --}. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String env() {
        return "SWARM_" + name();
    }

    /** What its value is called; empty for a flag. */
    String value() {
        return value;
    }

    boolean isFlag() {
        return value.isEmpty();
    }

    boolean repeatable() {
        return repeatable;
    }

    String description() {
        return description;
    }

    /** The values in a text of the environment. */
    List<String> split(String text) {
        return repeatable ? List.of(text.strip().split("\\s*,\\s*")) : List.of(text.strip());
    }
}
