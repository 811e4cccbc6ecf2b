package io.libswarm.runtime.registry;

import io.libswarm.protocol.BackendSpec;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSpec;
import io.libswarm.protocol.ProviderInfo;
import io.libswarm.protocol.SettingInfo;
import io.libswarm.protocol.SettingType;
import io.libswarm.runtime.gate.AnsweredException;
import io.libswarm.runtime.registry.RegistrarReply.BackendRegistered;
import io.libswarm.runtime.registry.RegistrarReply.RegistryRefused;
import io.libswarm.runtime.spi.BackendProvider;
import io.libswarm.runtime.spi.InvalidSettings;
import io.libswarm.runtime.spi.Settings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Whether a backend may be registered. */
final class Admission {
    private static final int LARGEST = 64 * 1024;

    private Admission() {}

    /**
     * What a spec asks for, with the provider's own name.
     *
     * @throws AnsweredException naming all that is wrong with it
     */
    static WantedBackend checked(NodeSpec spec, Providers providers) {
        BackendSpec backend = spec.backend();
        if (backend == null) {
            throw invalid("spawn at /: no backend in the spec (expected: a provider and its settings)");
        }
        String name = name(spec.name());
        BackendProvider provider = providers.find(backend.provider());
        try {
            Settings.checked(provider.info(), backend.settings());
        } catch (InvalidSettings e) {
            throw e.answered();
        }
        WantedBackend wanted = new WantedBackend(
                name,
                new BackendSpec(provider.info().name(), backend.settings(), backend.placement()),
                spec.labels(),
                0);
        int size = RegistryKeys.size(wanted);
        if (size > LARGEST) {
            throw new AnsweredException(
                    ErrorCode.TOO_LARGE,
                    "backend " + name + ": settings and labels of " + size + " bytes (expected: at most " + LARGEST
                            + "; what is larger belongs in a file that a setting names)");
        }
        return wanted;
    }

    private static String name(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            throw invalid("name: missing (expected: the backend's name at the root)");
        }
        try {
            NodePath.of(name);
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
        if (name.startsWith("_")) {
            throw invalid("name: '" + name + "' (expected: a name that does not begin with _, which is reserved)");
        }
        if (name.contains("@")) {
            throw invalid("name: '" + name + "' (expected: a name without @, which names one of many instances)");
        }
        return name;
    }

    /** What to answer without a change; null when it is new and there is room for it. */
    static @Nullable RegistrarReply known(
            WantedBackend asked, @Nullable WantedBackend there, Collection<WantedBackend> bucket) {
        if (there != null) {
            return there.sameAs(asked)
                    ? new BackendRegistered(there, true)
                    : new RegistryRefused(Failure.of(
                            ErrorCode.ALREADY_EXISTS,
                            "backend " + asked.name() + " exists as " + shown(there) + " (asked for: " + shown(asked)
                                    + ")",
                            NodePath.of(asked.name())));
        }
        int size = RegistryKeys.size(asked);
        for (WantedBackend each : bucket) {
            size += RegistryKeys.size(each);
        }
        return size <= RegistryKeys.ROOM
                ? null
                : new RegistryRefused(Failure.of(
                        ErrorCode.TOO_LARGE,
                        "backend " + asked.name() + ": the registry is full (expected: settings of fewer bytes)"));
    }

    /** A spec in words, without what may be secret. */
    private static String shown(WantedBackend wanted) {
        Map<String, Object> settings = new TreeMap<>();
        wanted.spec().settings().forEach((key, values) -> settings.put(key, masked(wanted, key, values)));
        return wanted.spec().provider() + settings + ", " + wanted.spec().placement()
                + (wanted.labels().isEmpty() ? "" : ", labels " + new TreeMap<>(wanted.labels()));
    }

    private static Object masked(WantedBackend wanted, String key, List<String> values) {
        ProviderInfo info = Providers.LOADED.infoOf(wanted.spec().provider());
        boolean open = info != null
                && info.settings().stream()
                        .filter(setting -> setting.name().equals(key))
                        .map(SettingInfo::type)
                        .noneMatch(SettingType.SECRET::equals);
        return !open ? "***" : values.size() == 1 ? values.get(0) : values;
    }

    private static AnsweredException invalid(String message) {
        return new AnsweredException(ErrorCode.INVALID, message);
    }
}
