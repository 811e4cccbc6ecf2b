package io.libswarm.runtime.http.dial;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Connections that wait for their next call, the latest used first. Safe from any thread. */
final class IdleConnections {

    private final Deque<Connection> idle = new ArrayDeque<>();
    private final int limit;
    private boolean closed;

    IdleConnections(int limit) {
        this.limit = limit;
    }

    synchronized @Nullable Connection take() {
        Connection taken = idle.pollFirst();
        while (taken != null && !taken.channel().isActive()) {
            taken = idle.pollFirst();
        }
        return taken;
    }

    synchronized void give(Connection free) {
        idle.removeIf(connection -> !connection.channel().isActive());
        if (closed || idle.size() >= limit) {
            free.channel().close();
        } else {
            idle.addFirst(free);
        }
    }

    synchronized void close() {
        closed = true;
        idle.clear();
    }
}
