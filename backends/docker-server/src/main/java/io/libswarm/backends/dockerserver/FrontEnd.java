package io.libswarm.backends.dockerserver;

import akka.actor.typed.ActorSystem;
import akka.stream.SystemMaterializer;
import akka.stream.UniqueKillSwitch;
import io.libswarm.runtime.http.Handler;
import io.libswarm.runtime.http.HttpListener;
import io.libswarm.runtime.http.ListenerSettings;
import io.libswarm.runtime.http.Router;
import io.libswarm.runtime.http.tree.TreeAccess;
import io.libswarm.runtime.http.tree.TreeRoutes;
import io.libswarm.runtime.spi.BackendContext;
import io.libswarm.runtime.tree.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of a front end, put together: what it remembers, its routes, and the addresses that it listens on. */
final class FrontEnd {
    private final FrontSettings settings;
    private final Pool pool;
    private final Handler entrance;
    private final UniqueKillSwitch watching;
    private final List<HttpListener> listeners = new ArrayList<>();
    private boolean closed;

    FrontEnd(BackendContext backend, FrontSettings settings, ActorSystem<?> system) {
        this.settings = settings;
        NativeCalls calls =
                new NativeCalls(backend.tree(), SystemMaterializer.get(system).materializer());
        this.pool = new Pool(calls);
        Router treeRoutes = TreeRoutes.over(() -> Optional.of(new TreeAccess(backend.tree(), system)));
        this.entrance = new Entrance(treeRoutes, routes(backend.path().name(), backend.tree()));
        this.watching = new TargetWatch(backend.tree(), settings.target(), pool).run(calls.materializer());
    }

    private Router routes(String name, Tree tree) {
        Names names = new Names(pool);
        Forward forward = new Forward(pool.calls());
        Placement placement = new Placement(pool, new Bookings(), settings.strategy(), settings.overcommit());
        return new Routes()
                .add(new ContainerList(pool, names, settings.hostNames()))
                .add(new PingRoutes(pool))
                .add(new ContainerCreate(pool, names, placement))
                .add(new ContainerForward(pool, names, forward, new ForeignForward(tree, pool)))
                .add(new ExecRoutes(pool, names, forward))
                .add(new SystemRoutes(pool, new PoolInfo(pool, name, settings.strategy())))
                .add(new PoolWideRoutes(pool))
                .add(new ImageLoading(pool, forward))
                .add(new ImageRoutes(pool, forward))
                .add(new NetworkRoutes(pool, names, forward, placement, settings.hostNames()))
                .add(new VolumeRoutes(pool, forward, placement, settings.hostNames()))
                .add(new EventRoutes(pool))
                .add(new BuildRoutes(pool, names, forward, placement))
                .add(new SwarmModeRoutes())
                .build();
    }

    Pool pool() {
        return pool;
    }

    /** Opens all addresses; blocks. Throws {@link UncheckedIOException} when one can't be had; those opened before stay open. */
    synchronized List<String> open() {
        for (ListenerSettings one : settings.listeners()
                .subList(listeners.size(), settings.listeners().size())) {
            try {
                if (!closed) {
                    listeners.add(HttpListener.open(one, entrance));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return listeners.stream().map(listener -> listener.address().toString()).toList();
    }

    /** Closes all addresses, and forgets all. Idempotent; blocks shortly. */
    synchronized void close() {
        closed = true;
        listeners.forEach(HttpListener::close);
        watching.shutdown();
        pool.end();
    }
}
