package io.libswarm.protocol;

import akka.util.ByteString;

/** How many bytes the content of a query takes at most, without its context and its reply address. */
final class QuerySize {
    private QuerySize() {}

    static int of(NodeQuery<?> query) {
        if (query instanceof SpawnNode q) {
            return of(q.spec());
        } else if (query instanceof UpdateNode q) {
            return Sizes.of(q.labels()) + q.changes().size();
        } else if (query instanceof CallNative q) {
            return Sizes.of(q.method()) + Sizes.of(q.target()) + Sizes.ofHeaders(q.headers());
        } else if (query instanceof ConnectNode q) {
            return q.connection() instanceof Connection.Exec exec ? of(exec) : 0;
        } else if (query instanceof ListChildren q) {
            return of(q.selector()) + Sizes.of(q.page().cursor());
        } else if (query instanceof WatchNode q) {
            return q.since().stream().mapToInt(Sizes::of).sum();
        } else if (query instanceof ResolveNode q) {
            return Sizes.of(q.path());
        } else if (query instanceof ReadFiles q) {
            return Sizes.of(q.at());
        } else if (query instanceof WriteFiles q) {
            return Sizes.of(q.at());
        } else if (query instanceof StopNode q) {
            return Sizes.of(q.signal());
        }
        return 0;
    }

    private static int of(Connection.Exec exec) {
        return 128
                + Sizes.of(exec.command())
                + Sizes.of(exec.env())
                + Sizes.of(exec.workingDir())
                + Sizes.of(exec.user());
    }

    private static int of(Selector selector) {
        int size = 64 + Sizes.of(selector.labels()) + Sizes.of(selector.name());
        size += selector.kinds().stream().mapToInt(k -> Sizes.of(k.value())).sum();
        return size
                + selector.states().stream().mapToInt(s -> Sizes.of(s.value())).sum();
    }

    private static int of(NodeSpec spec) {
        ByteString nativeSection = spec.nativeSection();
        BackendSpec backend = spec.backend();
        int size = 384
                + Sizes.of(spec.name())
                + Sizes.of(spec.image())
                + Sizes.of(spec.command())
                + Sizes.of(spec.env())
                + Sizes.of(spec.workingDir())
                + Sizes.of(spec.user())
                + Sizes.of(spec.labels())
                + Sizes.of(spec.restart().name())
                + Sizes.of(spec.constraints());
        for (PortSpec port : spec.ports()) {
            size += 64 + Sizes.of(port.protocol()) + Sizes.of(port.hostAddress());
        }
        for (MountSpec mount : spec.mounts()) {
            size += 64 + Sizes.of(mount.type()) + Sizes.of(mount.source()) + Sizes.of(mount.target());
        }
        size += nativeSection == null ? 0 : nativeSection.size();
        return backend == null ? size : size + of(backend);
    }

    private static int of(BackendSpec backend) {
        int size =
                64 + Sizes.of(backend.provider()) + Sizes.of(backend.placement().rule());
        for (var setting : backend.settings().entrySet()) {
            size += Sizes.of(setting.getKey()) + Sizes.of(setting.getValue());
        }
        return size;
    }
}
