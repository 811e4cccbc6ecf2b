package io.libswarm.runtime.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A client that sends exactly the bytes it is told to. */
public final class RawClient implements AutoCloseable {
    private interface Step {
        void run() throws IOException;
    }

    private final InputStream in;
    private final OutputStream out;
    private final Step shutdownOutput;
    private final Step close;

    private RawClient(InputStream in, OutputStream out, Step shutdownOutput, Step close) {
        this.in = in;
        this.out = out;
        this.shutdownOutput = shutdownOutput;
        this.close = close;
    }

    public static RawClient to(ListenAddress address) throws IOException {
        SocketChannel channel = address instanceof ListenAddress.Unix unix
                ? SocketChannel.open(UnixDomainSocketAddress.of(unix.path()))
                : SocketChannel.open(tcp(address));
        return new RawClient(
                ChannelBytes.in(channel), ChannelBytes.out(channel), channel::shutdownOutput, channel::close);
    }

    public static RawClient overTls(ListenAddress address, SSLContext context) throws IOException {
        InetSocketAddress to = tcp(address);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(to.getHostString(), to.getPort());
        socket.startHandshake();
        return new RawClient(socket.getInputStream(), socket.getOutputStream(), socket::shutdownOutput, socket::close);
    }

    private static InetSocketAddress tcp(ListenAddress address) {
        ListenAddress.Tcp tcp = (ListenAddress.Tcp) address;
        return new InetSocketAddress(tcp.host(), tcp.port());
    }

    public RawClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawClient send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
        return this;
    }

    public RawClient shutdownOutput() throws IOException {
        shutdownOutput.run();
        return this;
    }

    /** The status line and the fields of an answer. */
    public String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) byteRead());
        }
        return head.toString();
    }

    public String line() throws IOException {
        StringBuilder line = new StringBuilder();
        while (line.indexOf("\r\n") < 0) {
            line.append((char) byteRead());
        }
        return line.substring(0, line.length() - 2);
    }

    public String text(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The head of an answer and its body, which must have a length. */
    public String answer() throws IOException {
        String head = head();
        int at = head.toLowerCase(Locale.ROOT).indexOf("content-length: ");
        int length = at < 0 ? 0 : Integer.parseInt(head.substring(at + 16, head.indexOf('\r', at)));
        return head + text(length);
    }

    /** A chunked body, put together. */
    public String chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line(), 16);
            body.writeBytes(in.readNBytes(size));
            line();
            if (size == 0) {
                return body.toString(StandardCharsets.ISO_8859_1);
            }
        }
    }

    /** Everything up to the other side's end. */
    public String rest() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    public InputStream in() {
        return in;
    }

    private int byteRead() throws IOException {
        int b = in.read();
        if (b < 0) {
            throw new EOFException("the connection ended");
        }
        return b;
    }

    @Override
    public void close() throws IOException {
        close.run();
    }
}
