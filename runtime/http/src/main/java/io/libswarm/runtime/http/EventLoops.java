package io.libswarm.runtime.http;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;

/** The threads that move bytes: one group of daemon threads for every listener and dialler of the process. */
public final class EventLoops {
    private static final EventLoopGroup SHARED = new MultiThreadIoEventLoopGroup(
            Math.max(2, Runtime.getRuntime().availableProcessors()),
            new DefaultThreadFactory("swarm-io", true),
            HalfOpenEpoll.factory());

    private EventLoops() {}

    /** The group; started on first use, and never shut down. Nothing that runs on it may block. */
    public static EventLoopGroup shared() {
        return SHARED;
    }
}
