package io.libswarm.backends.aggregate;

import akka.actor.typed.Behavior;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.ProviderInfo;
import io.libswarm.protocol.SettingType;
import io.libswarm.protocol.Verb;
import io.libswarm.runtime.spi.BackendContext;
import io.libswarm.runtime.spi.BackendProvider;
import io.libswarm.runtime.spi.BackendVerbs;
import io.libswarm.runtime.spi.Schema;
import io.libswarm.runtime.spi.Settings;
import java.util.List;
import java.util.Set;

/** Makes pools: many nodes as one. */
public final class AggregateProvider implements BackendProvider {
    private static final ProviderInfo INFO = new ProviderInfo(
            "aggregate",
            List.of(),
            "many nodes as one: the union of their children, and placement over their hosts",
            BackendVerbs.and(AggregateNode.HANDLERS.verbs()),
            new Schema()
                    .many("targets", SettingType.PATH, "path of a node whose children the pool has")
                    .positional()
                    .many("label", SettingType.TEXT, "key=value or key: backends at / that have it are targets")
                    .many("provider", SettingType.TEXT, "name of a provider: its backends at / are targets")
                    .choice("strategy", Strategy.names(), "which host is asked first")
                    .list(),
            "targets");

    @Override
    public ProviderInfo info() {
        return INFO;
    }

    @Override
    public Set<Verb> verbs() {
        return AggregateNode.HANDLERS.verbs();
    }

    @Override
    public Behavior<NodeMessage> create(BackendContext context, Settings settings) {
        return AggregateNode.create(context, AggregateSettings.read(context.path(), settings));
    }
}
