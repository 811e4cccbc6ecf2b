package io.libswarm.runtime.member;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import io.libswarm.runtime.registry.MemberFacts;
import io.libswarm.runtime.registry.MemberRoles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The actor system's configuration, made of the settings, {@code libswarm.member} and Akka's own, in this order. */
final class MemberConfig {
    private final Config all;

    MemberConfig(MemberSettings settings) {
        this.all = settings.config().withFallback(ConfigFactory.load()).resolve();
    }

    Duration duration(String key) {
        return all.getDuration("libswarm.member." + key);
    }

    JoinTimes joinTimes() {
        return new JoinTimes(duration("join.interval"), duration("join.quiet"), duration("join.silence"));
    }

    long minFreeSpace() {
        return all.getBytes("libswarm.member.min-free-space");
    }

    MemberFacts facts(String name, String address, MemberSettings settings, boolean afresh) {
        return new MemberFacts(
                name,
                address,
                settings.roles(),
                duration("takeover"),
                duration("minority"),
                duration("freeze"),
                afresh);
    }

    Config akka(MemberSettings settings, DataDir dir, int port) {
        List<String> roles = new ArrayList<>(settings.roles());
        roles.add(MemberRoles.ofName(dir.member()));
        Map<String, Object> own = new HashMap<>();
        own.put("akka.remote.artery.canonical.hostname", settings.host());
        own.put("akka.remote.artery.canonical.port", port);
        own.put("akka.cluster.roles", roles);
        own.put("akka.cluster.app-version", Version.CURRENT);
        own.put("akka.cluster.distributed-data.durable.lmdb.dir", dir.registry().toString());
        Config made = ConfigFactory.empty();
        for (Map.Entry<String, Object> each : own.entrySet()) {
            made = made.withValue(each.getKey(), ConfigValueFactory.fromAnyRef(each.getValue()));
        }
        return made.withFallback(all.getConfig("libswarm.member.system")).withFallback(all);
    }
}
