package io.libswarm.runtime.member;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.ProviderInfo;
import io.libswarm.protocol.SettingType;
import io.libswarm.protocol.Verb;
import io.libswarm.runtime.spi.BackendContext;
import io.libswarm.runtime.spi.BackendProvider;
import io.libswarm.runtime.spi.InvalidSettings;
import io.libswarm.runtime.spi.Schema;
import io.libswarm.runtime.spi.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Backends for tests: a box that can be started, says which process it is in, and can be made to fail. */
public final class BoxProvider implements BackendProvider {
    @Override
    public ProviderInfo info() {
        return new ProviderInfo(
                "box",
                List.of("crate"),
                "a box for tests",
                Box.ownVerbs(),
                new Schema()
                        .optional("note", SettingType.TEXT, "any text")
                        .fallback("size", SettingType.NUMBER, "1", "how large")
                        .optional("key", SettingType.SECRET, "any secret")
                        .optional("broken-while", SettingType.TEXT, "a file: while it exists, the box can't be created")
                        .optional("log", SettingType.TEXT, "a file: each start writes a line into it")
                        .optional("crash", SettingType.TEXT, "creating it throws this defect")
                        .list(),
                "");
    }

    @Override
    public Set<Verb> verbs() {
        return Box.ownVerbs();
    }

    @Override
    public Behavior<NodeMessage> create(BackendContext context, Settings settings) {
        settings.optional("broken-while")
                .filter(file -> Files.exists(Path.of(file)))
                .ifPresent(file -> {
                    throw new InvalidSettings("broken-while: " + file + " exists (expected: no such file)");
                });
        settings.optional("crash").ifPresent(what -> {
            throw new IllegalStateException(what);
        });
        return Behaviors.setup(actor -> new Box(
                actor,
                context,
                settings.optional("note").orElse(""),
                settings.optional("log").map(Path::of).orElse(null)));
    }
}
