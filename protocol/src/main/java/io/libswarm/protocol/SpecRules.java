package io.libswarm.protocol;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a {@link NodeSpec} must be, whatever the system. Each rule answers with the objection, or null. */
final class SpecRules {
    private static final Set<String> RESTARTS = Set.of("no", "on-failure", "always", "unless-stopped");
    private static final Set<String> MOUNTS = Set.of("bind", "volume", "tmpfs");
    private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "sctp");

    private SpecRules() {}

    static @Nullable String of(@Nullable NodeSpec spec) {
        if (spec == null) {
            return "spec: none (expected: what to spawn)";
        }
        String objection = ofName(spec.name());
        objection = objection != null ? objection : ContentRules.ofEnv(spec.env());
        objection = objection != null ? objection : ofBackend(spec.backend());
        objection = objection != null ? objection : ofConstraints(spec);
        objection = objection != null ? objection : ofRestart(spec.restart());
        objection = objection != null ? objection : ofPorts(spec);
        objection = objection != null ? objection : ofMounts(spec);
        if (objection == null && spec.labels().containsKey("")) {
            objection = "label: an empty key (expected: a name)";
        }
        return objection;
    }

    private static @Nullable String ofName(@Nullable String name) {
        if (name == null) {
            return null;
        }
        try {
            PathNames.checked(name);
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
        return name.startsWith("_")
                ? "name: '" + name + "' is reserved (expected: one that does not begin with _)"
                : null;
    }

    private static @Nullable String ofBackend(@Nullable BackendSpec backend) {
        boolean nameless = backend != null
                && (backend.provider() == null || backend.provider().isBlank());
        return nameless ? "provider: none (expected: the name of a provider)" : null;
    }

    private static @Nullable String ofConstraints(NodeSpec spec) {
        for (String constraint : spec.constraints()) {
            int operator = Math.max(constraint.indexOf("=="), constraint.indexOf("!="));
            if (operator < 1) {
                return "constraint: '" + constraint + "' (expected: key==value or key!=value)";
            }
        }
        return null;
    }

    private static @Nullable String ofRestart(RestartPolicy restart) {
        if (!RESTARTS.contains(restart.name())) {
            return "restart: '" + restart.name() + "' (expected: no, on-failure, always or unless-stopped)";
        }
        return restart.maximumRetries() < 0
                ? "restart: " + restart.maximumRetries() + " retries (expected: 0 or more)"
                : null;
    }

    private static @Nullable String ofPorts(NodeSpec spec) {
        for (PortSpec port : spec.ports()) {
            if (!PROTOCOLS.contains(port.protocol())) {
                return "port " + port.port() + ": protocol '" + port.protocol() + "' (expected: tcp, udp or sctp)";
            }
        }
        return null;
    }

    private static @Nullable String ofMounts(NodeSpec spec) {
        for (MountSpec mount : spec.mounts()) {
            if (mount.type() == null || !MOUNTS.contains(mount.type())) {
                return "mount: type '" + mount.type() + "' (expected: bind, volume or tmpfs)";
            }
            String objection = ContentRules.ofPathWithin("mount target", mount.target());
            if (objection != null) {
                return objection;
            }
            if (mount.type().equals("bind") && mount.source().isEmpty()) {
                return "mount source of " + mount.target() + ": empty (expected: a path on the host)";
            }
        }
        return null;
    }
}
