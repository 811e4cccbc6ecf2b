package io.libswarm.runtime.http.dial;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes connections to one endpoint. */
final class Connector {

    private static final int CHUNK = 128 * 1024;
    private static final int LONGEST_HEAD = 1024 * 1024;

    private final Endpoint endpoint;
    private final DialSettings settings;
    private final @Nullable SslContext tls;

    Connector(Endpoint endpoint, DialSettings settings) {
        this.endpoint = endpoint;
        this.settings = settings;
        this.tls = endpoint.tls() == null ? null : endpoint.tls().context();
    }

    /** Completes on an I/O thread, or fails with what the operating system or TLS said. */
    CompletableFuture<Connection> connect(Consumer<Connection> whenFree) {
        CompletableFuture<Connection> connected = new CompletableFuture<>();
        address().whenComplete((address, unknown) -> {
            if (unknown != null) {
                connected.completeExceptionally(unknown);
            } else {
                connect(address, whenFree, connected);
            }
        });
        return connected;
    }

    private void connect(
            SocketAddress address, Consumer<Connection> whenFree, CompletableFuture<Connection> connected) {
        ChannelFuture future = bootstrap(whenFree).connect(address);
        future.addListener(done -> {
            Channel channel = future.channel();
            if (!done.isSuccess()) {
                connected.completeExceptionally(done.cause());
            } else if (tls == null) {
                connected.complete(channel.pipeline().get(Connection.class));
            } else {
                channel.read();
                channel.pipeline()
                        .get(SslHandler.class)
                        .handshakeFuture()
                        .addListener(shaken -> shaken(channel, shaken, connected));
            }
        });
    }

    private static void shaken(Channel channel, Future<?> shaken, CompletableFuture<Connection> connected) {
        if (shaken.isSuccess()) {
            connected.complete(channel.pipeline().get(Connection.class));
        } else {
            channel.close();
            connected.completeExceptionally(shaken.cause());
        }
    }

    /** Names are looked up on a thread that may block; addresses need no lookup. */
    private CompletableFuture<SocketAddress> address() {
        if (endpoint.address() instanceof Address.Unix unix) {
            return CompletableFuture.completedFuture(new DomainSocketAddress(unix.path()));
        }
        Address.Tcp tcp = (Address.Tcp) endpoint.address();
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return new InetSocketAddress(InetAddress.getByName(tcp.host()), tcp.port());
                    } catch (UnknownHostException unknown) {
                        throw new CompletionException(unknown);
                    }
                },
                Loops.LOOKUPS);
    }

    private Bootstrap bootstrap(Consumer<Connection> whenFree) {
        Bootstrap bootstrap = new Bootstrap()
                .group(Loops.GROUP)
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(CHUNK, 4 * CHUNK))
                .option(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new AdaptiveRecvByteBufAllocator(512, 8192, CHUNK).maxMessagesPerRead(1))
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        settings.connectWithin().toMillis())
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        prepare(channel, whenFree);
                    }
                });
        if (endpoint.address() instanceof Address.Unix) {
            return bootstrap.channel(EpollDomainSocketChannel.class);
        }
        int dead = (int) settings.deadAfter().toSeconds();
        return bootstrap
                .channel(EpollSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(EpollChannelOption.TCP_KEEPIDLE, Math.max(1, dead / 3))
                .option(EpollChannelOption.TCP_KEEPINTVL, Math.max(1, dead / 3))
                .option(EpollChannelOption.TCP_KEEPCNT, 2)
                .option(EpollChannelOption.TCP_USER_TIMEOUT, (int)
                        settings.deadAfter().toMillis());
    }

    private void prepare(Channel channel, Consumer<Connection> whenFree) {
        if (tls != null && endpoint.address() instanceof Address.Tcp tcp) {
            SslHandler handler = tls.newHandler(channel.alloc(), tcp.host(), tcp.port());
            handler.setHandshakeTimeoutMillis(settings.connectWithin().toMillis());
            channel.pipeline().addLast(handler);
        }
        HttpDecoderConfig limits = new HttpDecoderConfig()
                .setMaxInitialLineLength(LONGEST_HEAD)
                .setMaxHeaderSize(LONGEST_HEAD)
                .setMaxChunkSize(CHUNK);
        channel.pipeline().addLast(new HttpClientCodec(limits, false, false), new Connection(channel, whenFree));
    }
}
