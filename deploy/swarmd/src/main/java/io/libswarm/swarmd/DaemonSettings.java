package io.libswarm.swarmd;

import io.libswarm.runtime.http.ListenerSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * How a daemon is set up, all of it valid.
 *
 * @param name of this member; null: one is made up, or remembered in the data directory
 * @param dataDir where it keeps what it must remember
 * @param clusterName of the cluster
 * @param bind address for other members
 * @param clusterPort port for other members; 0 for any
 * @param join other members, {@code host:port}
 * @param newCluster whether remembered peers are forgotten
 * @param roles for placement
 * @param doors where it listens
 * @param insecure whether it may be open beyond this machine
 * @param logLevel what is logged
 */
record DaemonSettings(
        @Nullable String name,
        Path dataDir,
        String clusterName,
        String bind,
        int clusterPort,
        List<String> join,
        boolean newCluster,
        List<String> roles,
        List<ListenerSettings> doors,
        boolean insecure,
        String logLevel) {

    static final String USUAL_DOOR = "tcp://127.0.0.1:7300";
    static final int USUAL_CLUSTER_PORT = 7355;

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final List<String> LEVELS = Arrays.stream(Level.values())
            .map(level -> level.name().toLowerCase(Locale.ROOT))
            .toList();

    /** Reads and checks everything; what is wrong goes to the problems, and the usual value takes its place. */
    static DaemonSettings checked(Given given, Problems problems) {
        Checks checks = new Checks(given, problems);
        String name = given.find(DaemonOption.NAME).isPresent() ? checks.matching(DaemonOption.NAME, WORD, "m1") : null;
        boolean insecure = checks.flag(DaemonOption.INSECURE);
        List<String> join = new ArrayList<>();
        for (String peer : given.all(DaemonOption.JOIN)) {
            join.add(checks.hostAndPort(DaemonOption.JOIN, peer));
        }
        List<String> roles = new ArrayList<>();
        for (String role : given.all(DaemonOption.ROLE)) {
            roles.add(checks.matching(DaemonOption.ROLE, role, WORD));
        }
        return new DaemonSettings(
                name,
                Path.of(checks.text(DaemonOption.DATA_DIR, defaultDataDir())).toAbsolutePath(),
                checks.matching(
                        DaemonOption.CLUSTER_NAME, Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,62}"), "libswarm"),
                checks.text(DaemonOption.BIND, "127.0.0.1"),
                checks.port(DaemonOption.CLUSTER_PORT, USUAL_CLUSTER_PORT),
                List.copyOf(join),
                checks.flag(DaemonOption.NEW_CLUSTER),
                List.copyOf(roles),
                new Doors(given, problems).all(insecure),
                insecure,
                checks.oneOf(DaemonOption.LOG, LEVELS, "info").toUpperCase(Locale.ROOT));
    }

    private static String defaultDataDir() {
        return System.getProperty("user.home", "") + "/.local/share/libswarm";
    }
}
