package io.libswarm.runtime.http;

import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Reads from a connection's transport who is at the other end. */
final class Peers {
    private Peers() {}

    static Peer of(Channel channel) {
        if (channel instanceof EpollDomainSocketChannel unix) {
            return new Peer("unix", null, userId(unix));
        }
        String address = channel.remoteAddress() instanceof InetSocketAddress remote
                ? remote.getAddress().getHostAddress() + ":" + remote.getPort()
                : "unknown";
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        return new Peer(address, tls == null ? null : certificateSubject(tls), null);
    }

    private static @Nullable Integer userId(EpollDomainSocketChannel channel) {
        try {
            return channel.peerCredentials().uid();
        } catch (IOException connectionIsGone) {
            return null;
        }
    }

    private static @Nullable String certificateSubject(SslHandler tls) {
        try {
            return tls.engine().getSession().getPeerPrincipal().getName();
        } catch (SSLPeerUnverifiedException noCertificate) {
            return null;
        }
    }
}
