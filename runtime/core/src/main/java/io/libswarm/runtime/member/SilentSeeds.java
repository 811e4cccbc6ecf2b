package io.libswarm.runtime.member;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Finds seeds that are of another cluster: remoting drops what is addressed to a system of another name, so that all there is to see is a port
 * that takes connections, and nobody who answers.
 */
final class SilentSeeds {
    private static final int CONNECT_MILLIS = 500;

    private final JoinRule rule;
    private final long silence;
    private final String cluster;
    private final long began = System.nanoTime();
    private boolean checked;

    SilentSeeds(JoinRule rule, Duration silence, String cluster) {
        this.rule = rule;
        this.silence = silence.toNanos();
        this.cluster = cluster;
    }

    /** What is wrong with the seeds; empty for nothing, or not yet. Only for who has nobody else to wait for. */
    CompletionStage<String> check(Set<String> heard) {
        boolean due = System.nanoTime() - began > silence
                && heard.isEmpty()
                && rule.peers().size() == 1;
        if (checked || !due) {
            return CompletableFuture.completedFuture("");
        }
        checked = true;
        return CompletableFuture.supplyAsync(() -> {
            for (String seed : new TreeSet<>(rule.seeds())) {
                if (connects(seed)) {
                    return "join: " + seed + " takes connections, but no member of cluster '" + cluster
                            + "' answers there (expected: a member of this cluster; its name must be the same)";
                }
            }
            return "";
        });
    }

    private static boolean connects(String seed) {
        int colon = seed.lastIndexOf(':');
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(seed.substring(0, colon), Integer.parseInt(seed.substring(colon + 1))),
                    CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
