package io.libswarm.runtime.http.dial;

import io.libswarm.runtime.http.EventLoops;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The process's I/O threads, and those that look up names, which may block. */
final class Loops {

    static final EventLoopGroup GROUP = EventLoops.shared();

    static final ExecutorService LOOKUPS = Executors.newCachedThreadPool(new DefaultThreadFactory("dial-lookup", true));

    private Loops() {}

    static EventLoop next() {
        return (EventLoop) GROUP.next();
    }
}
