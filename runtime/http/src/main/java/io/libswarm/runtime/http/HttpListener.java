package io.libswarm.runtime.http;

import akka.Done;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open address. It needs no actor system, so that a member that has lost its cluster still answers at its door.
 */
public final class HttpListener implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HttpListener.class);

    private final ListenAddress address;
    private final Channel server;
    private final ChannelGroup connections;
    private final @Nullable UnixSocketFile socketFile;

    private HttpListener(
            ListenAddress address, Channel server, ChannelGroup connections, @Nullable UnixSocketFile socketFile) {
        this.address = address;
        this.server = server;
        this.connections = connections;
        this.socketFile = socketFile;
    }

    /**
     * Opens an address and hands its requests to {@code handler}. Returns when it is open.
     *
     * @throws IllegalArgumentException for an address that strangers can reach without {@code insecure}
     * @throws IOException when the address is taken or cannot be had, or a TLS file cannot be read
     */
    public static HttpListener open(ListenerSettings settings, Handler handler) throws IOException {
        ListenPolicy.check(settings);
        TlsSettings tlsSettings = settings.tls();
        SslContext tls = tlsSettings == null ? null : Tls.context(tlsSettings);
        ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        ServerBootstrap bootstrap = bootstrap(settings, handler, tls, connections);
        HttpListener listener;
        if (settings.address() instanceof ListenAddress.Unix unix) {
            UnixSocketFile file = new UnixSocketFile(unix);
            file.prepare();
            bootstrap.channel(EpollServerDomainSocketChannel.class);
            Channel server = bind(
                    unix, bootstrap.bind(new DomainSocketAddress(unix.path().toFile())));
            listener = new HttpListener(unix, server, connections, file);
            try {
                file.own();
            } catch (IOException | RuntimeException e) {
                listener.close();
                throw e;
            }
        } else {
            ListenAddress.Tcp tcp = (ListenAddress.Tcp) settings.address();
            keepAlive(bootstrap.channel(EpollServerSocketChannel.class));
            Channel server = bind(tcp, bootstrap.bind(tcp.host(), tcp.port()));
            int port = ((InetSocketAddress) server.localAddress()).getPort();
            listener = new HttpListener(new ListenAddress.Tcp(tcp.host(), port), server, connections, null);
        }
        log.info("listening on {}{}", listener.address, tls == null ? "" : " with TLS");
        return listener;
    }

    /** The address, with the port that it really has. */
    public ListenAddress address() {
        return address;
    }

    /** How many clients are connected. */
    public int connections() {
        return connections.size();
    }

    /**
     * Takes no more connections and requests. Answers under way, streams included, have {@code grace} to end; then their
     * connections are closed. Idempotent.
     */
    public CompletionStage<Done> unbind(Duration grace) {
        CompletableFuture<Done> closed = new CompletableFuture<>();
        server.close().addListener(unbound -> {
            if (socketFile != null) {
                removeSocketFile(socketFile);
            }
            connections.forEach(channel -> channel.eventLoop()
                    .execute(() -> channel.pipeline().get(Connection.class).leave()));
            GlobalEventExecutor.INSTANCE.schedule(() -> connections.close(), grace.toMillis(), TimeUnit.MILLISECONDS);
            connections.newCloseFuture().addListener(all -> closed.complete(Done.getInstance()));
        });
        return closed;
    }

    /** {@link #unbind} without grace, without waiting for it. */
    @Override
    public void close() {
        unbind(Duration.ZERO);
    }

    private static void removeSocketFile(UnixSocketFile file) {
        try {
            file.remove();
        } catch (IOException e) {
            log.warn("a socket's file stays behind: {}", e.toString());
        }
    }

    private static Channel bind(ListenAddress address, ChannelFuture binding) throws IOException {
        if (!binding.awaitUninterruptibly().isSuccess()) {
            BindException refused = new BindException(
                    "listen: " + address + " (" + binding.cause().getMessage() + ")");
            refused.initCause(binding.cause());
            throw refused;
        }
        return binding.channel();
    }

    private static void keepAlive(ServerBootstrap bootstrap) {
        bootstrap
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(EpollChannelOption.TCP_KEEPIDLE, 30)
                .childOption(EpollChannelOption.TCP_KEEPINTVL, 10)
                .childOption(EpollChannelOption.TCP_KEEPCNT, 3);
    }

    private static ServerBootstrap bootstrap(
            ListenerSettings settings, Handler handler, @Nullable SslContext tls, ChannelGroup connections) {
        return new ServerBootstrap()
                .group(EventLoops.shared())
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(64 * 1024, 256 * 1024))
                .childOption(
                        ChannelOption.RECVBUF_ALLOCATOR, new AdaptiveRecvByteBufAllocator(2048, 16 * 1024, 128 * 1024))
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        connections.add(channel);
                        if (tls != null) {
                            channel.pipeline().addLast(tls.newHandler(channel.alloc()));
                        }
                        ResponseEncoder encoder = new ResponseEncoder();
                        channel.pipeline().addLast(encoder, new Connection(settings, handler, encoder));
                    }
                });
    }
}
