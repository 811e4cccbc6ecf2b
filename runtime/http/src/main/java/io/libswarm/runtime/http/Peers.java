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
            return new Peer("unix", true, null, userId(unix));
        }
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        String subject = tls == null ? null : certificateSubject(tls);
        if (channel.remoteAddress() instanceof InetSocketAddress remote) {
            String address = remote.getAddress().getHostAddress() + ":" + remote.getPort();
            return new Peer(address, remote.getAddress().isLoopbackAddress(), subject, null);
        }
        return new Peer("unknown", false, subject, null);
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
