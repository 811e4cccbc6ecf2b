package io.libswarm.protocol;

/** How many bytes the content of replies, watch events and stream elements takes at most. */
final class ReplySize {
    private ReplySize() {}

    static int of(NodeReply reply) {
        if (reply instanceof NodeReported r) {
            return Sizes.of(r.node());
        } else if (reply instanceof ChildrenListed r) {
            return of(r);
        } else if (reply instanceof NodeResolved r) {
            return Sizes.of(r.handle());
        } else if (reply instanceof NodeSpawned r) {
            return Sizes.of(r.handle()) + Sizes.of(r.node());
        } else if (reply instanceof NodeUpdated r) {
            return Sizes.of(r.node());
        } else if (reply instanceof NodeStarted r) {
            return Sizes.of(r.node());
        } else if (reply instanceof NodeStopped r) {
            return Sizes.of(r.node());
        } else if (reply instanceof NodeRemoved r) {
            return Sizes.of(r.path()) + Sizes.of(r.cursor());
        } else if (reply instanceof BackendDescribed r) {
            return of(r.backend());
        } else if (reply instanceof Failure r) {
            return Sizes.of(r);
        }
        return 2 * Sizes.REFERENCE;
    }

    static int of(WatchEvent event) {
        if (event instanceof NodeAppeared e) {
            return Sizes.of(e.node());
        } else if (event instanceof NodeChanged e) {
            return Sizes.of(e.node());
        } else if (event instanceof NodeVanished e) {
            return Sizes.of(e.path()) + Sizes.of(e.cursor());
        } else if (event instanceof WatchCaughtUp e) {
            return e.cursors().stream().mapToInt(Sizes::of).sum();
        }
        return event instanceof WatchEnded e ? Sizes.of(e.message()) : 0;
    }

    static int of(StreamElement element) {
        if (element instanceof StreamChunk e) {
            return e.data().size();
        } else if (element instanceof NativeHead e) {
            return Sizes.ofHeaders(e.headers());
        }
        return element instanceof StreamEnded e ? Sizes.of(e.failure()) : 0;
    }

    private static int of(ChildrenListed page) {
        int size = Sizes.of(page.cursor());
        for (NodeSummary child : page.children()) {
            size += Sizes.of(child);
        }
        for (PeerFailure peer : page.failures()) {
            size += 32 + Sizes.of(peer.path()) + Sizes.of(peer.failure());
        }
        return size;
    }

    private static int of(BackendInfo backend) {
        return 160
                + Sizes.of(backend.name())
                + of(backend.provider())
                + Sizes.ofVerbs(backend.emulated())
                + Sizes.of(backend.features())
                + Sizes.of(backend.health().message())
                + Sizes.of(backend.member());
    }

    private static int of(ProviderInfo provider) {
        int size = 96
                + Sizes.of(provider.name())
                + Sizes.of(provider.aliases())
                + Sizes.of(provider.description())
                + Sizes.ofVerbs(provider.verbs())
                + Sizes.of(provider.target());
        for (SettingInfo setting : provider.settings()) {
            size += 128
                    + Sizes.of(setting.name())
                    + Sizes.of(setting.fallback())
                    + Sizes.of(setting.description())
                    + Sizes.of(setting.choices());
        }
        return size;
    }
}
