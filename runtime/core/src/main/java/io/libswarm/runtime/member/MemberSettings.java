package io.libswarm.runtime.member;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.libswarm.runtime.gate.GatePolicy;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a member is to be. {@link #alone} needs nothing; the {@code with} methods change one thing each. Immutable.
 *
 * @param cluster the cluster's name, letters, digits and {@code -}; the same on all members
 * @param name of this member, unique in the cluster; null: the one in the data directory, or else one is made up
 * @param host where its remoting listens, and what the others are told; not a loopback address only with {@code insecure}
 * @param port of its remoting; 0: any that is free
 * @param roles that placement may ask for
 * @param seeds {@code host:port} of members to join, when it remembers none
 * @param dataDir what it keeps on disk; null: nothing survives it, and it leaves for good when it is closed
 * @param newCluster whether it begins a new cluster, and forgets the peers that it remembers
 * @param insecure whether it may listen where strangers can reach it, without authentication
 * @param policy of all gates
 * @param meters where it counts and measures
 * @param config overrides, such as of {@code libswarm.member}
 */
public record MemberSettings(
        String cluster,
        @Nullable String name,
        String host,
        int port,
        Set<String> roles,
        List<String> seeds,
        @Nullable Path dataDir,
        boolean newCluster,
        boolean insecure,
        GatePolicy policy,
        MeterRegistry meters,
        Config config) {

    /** A member of its own cluster, on the loopback address, that keeps nothing. */
    public static MemberSettings alone() {
        return new MemberSettings(
                "libswarm",
                null,
                "127.0.0.1",
                0,
                Set.of(),
                List.of(),
                null,
                false,
                false,
                GatePolicy.OPEN,
                new SimpleMeterRegistry(),
                ConfigFactory.empty());
    }

    public MemberSettings {
        roles = Set.copyOf(roles);
        seeds = List.copyOf(seeds);
    }

    public MemberSettings withCluster(String value) {
        return new MemberSettings(
                value, name, host, port, roles, seeds, dataDir, newCluster, insecure, policy, meters, config);
    }

    public MemberSettings withName(@Nullable String value) {
        return new MemberSettings(
                cluster, value, host, port, roles, seeds, dataDir, newCluster, insecure, policy, meters, config);
    }

    public MemberSettings withAddress(String newHost, int newPort) {
        return new MemberSettings(
                cluster, name, newHost, newPort, roles, seeds, dataDir, newCluster, insecure, policy, meters, config);
    }

    public MemberSettings withRoles(Set<String> value) {
        return new MemberSettings(
                cluster, name, host, port, value, seeds, dataDir, newCluster, insecure, policy, meters, config);
    }

    public MemberSettings withSeeds(List<String> value) {
        return new MemberSettings(
                cluster, name, host, port, roles, value, dataDir, newCluster, insecure, policy, meters, config);
    }

    public MemberSettings withDataDir(@Nullable Path value) {
        return new MemberSettings(
                cluster, name, host, port, roles, seeds, value, newCluster, insecure, policy, meters, config);
    }

    public MemberSettings withNewCluster(boolean value) {
        return new MemberSettings(
                cluster, name, host, port, roles, seeds, dataDir, value, insecure, policy, meters, config);
    }

    public MemberSettings withInsecure(boolean value) {
        return new MemberSettings(
                cluster, name, host, port, roles, seeds, dataDir, newCluster, value, policy, meters, config);
    }

    public MemberSettings withPolicy(GatePolicy value) {
        return new MemberSettings(
                cluster, name, host, port, roles, seeds, dataDir, newCluster, insecure, value, meters, config);
    }

    public MemberSettings withMeters(MeterRegistry value) {
        return new MemberSettings(
                cluster, name, host, port, roles, seeds, dataDir, newCluster, insecure, policy, value, config);
    }

    public MemberSettings withConfig(Config value) {
        return new MemberSettings(
                cluster, name, host, port, roles, seeds, dataDir, newCluster, insecure, policy, meters, value);
    }
}
