package io.libswarm.runtime.http.dial;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that does what a test says on each connection, byte by byte. */
final class ScriptedServer implements AutoCloseable {

    /** What to do on one connection. */
    interface Script {
        void run(Peer peer) throws IOException;
    }

    /** The server's side of one connection. */
    record Peer(SocketChannel socket, InputStream in, OutputStream out) {

        /** Reads up to the empty line behind a request's head. */
        String head() throws IOException {
            StringBuilder text = new StringBuilder();
            while (text.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    return text.toString();
                }
                text.append((char) next);
            }
            return text.toString();
        }

        String rest() throws IOException {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }

        void say(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    final AtomicInteger connections = new AtomicInteger();
    private final ServerSocketChannel listener;
    private final SocketAddress address;
    private final CopyOnWriteArrayList<SocketChannel> open = new CopyOnWriteArrayList<>();

    private ScriptedServer(SocketAddress at, StandardProtocolFamily family, Script script) throws IOException {
        listener = ServerSocketChannel.open(family).bind(at);
        address = listener.getLocalAddress();
        start(() -> {
            while (listener.isOpen()) {
                SocketChannel socket = listener.accept();
                connections.incrementAndGet();
                open.add(socket);
                start(() -> {
                    try (socket) {
                        script.run(new Peer(
                                socket,
                                new BufferedInputStream(Channels.newInputStream(socket)),
                                Channels.newOutputStream(socket)));
                    }
                });
            }
        });
    }

    static ScriptedServer tcp(Script script) throws IOException {
        return new ScriptedServer(new InetSocketAddress("127.0.0.1", 0), StandardProtocolFamily.INET, script);
    }

    static ScriptedServer unix(Script script) throws IOException {
        Path directory = Files.createTempDirectory("dial");
        return new ScriptedServer(
                UnixDomainSocketAddress.of(directory.resolve("s")), StandardProtocolFamily.UNIX, script);
    }

    String url() {
        return address instanceof InetSocketAddress tcp ? "tcp://127.0.0.1:" + tcp.getPort() : "unix://" + address;
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void start(Step step) {
        Thread thread = new Thread(() -> {
            try {
                step.run();
            } catch (IOException closed) {
                return;
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (SocketChannel socket : open) {
            socket.close();
        }
    }
}
