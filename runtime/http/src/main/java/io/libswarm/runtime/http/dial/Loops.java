package io.libswarm.runtime.http.dial;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The I/O threads of all diallers of the process, made with the first one; and the threads that look up names, which may block. */
final class Loops {

    static final EventLoopGroup GROUP = new MultiThreadIoEventLoopGroup(
            Math.max(2, Runtime.getRuntime().availableProcessors() / 2),
            new DefaultThreadFactory("dial", true),
            EpollIoHandler.newFactory());

    static final ExecutorService LOOKUPS = Executors.newCachedThreadPool(new DefaultThreadFactory("dial-lookup", true));

    private Loops() {}

    static EventLoop next() {
        return (EventLoop) GROUP.next();
    }
}
