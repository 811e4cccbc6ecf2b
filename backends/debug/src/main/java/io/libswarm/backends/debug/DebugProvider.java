package io.libswarm.backends.debug;

import akka.actor.typed.Behavior;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.ProviderInfo;
import io.libswarm.protocol.SettingType;
import io.libswarm.protocol.Verb;
import io.libswarm.runtime.spi.BackendContext;
import io.libswarm.runtime.spi.BackendProvider;
import io.libswarm.runtime.spi.InvalidSettings;
import io.libswarm.runtime.spi.Schema;
import io.libswarm.runtime.spi.Settings;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Makes backends that stand in front of another node. */
public final class DebugProvider implements BackendProvider {
    private static final ProviderInfo INFO = new ProviderInfo(
            "debug",
            List.of(),
            "stands in front of any node, logs each query and reply, and passes everything through",
            EnumSet.complementOf(EnumSet.of(Verb.UNKNOWN)),
            new Schema()
                    .required("target", SettingType.PATH, "path of the node to stand in front of")
                    .positional()
                    .list(),
            "target");

    @Override
    public ProviderInfo info() {
        return INFO;
    }

    @Override
    public Set<Verb> verbs() {
        return DebugNode.HANDLERS.verbs();
    }

    @Override
    public Behavior<NodeMessage> create(BackendContext context, Settings settings) {
        NodePath target = settings.path("target");
        if (target.isRoot() || context.path().contains(target)) {
            throw new InvalidSettings(
                    "target: " + target + " (expected: a node other than / that is not below " + context.path() + ")");
        }
        return DebugNode.create(context, target);
    }
}
