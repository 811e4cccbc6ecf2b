package io.libswarm.backends.docker;

import io.libswarm.runtime.http.dial.Address;
import io.libswarm.runtime.http.dial.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands before an engine and passes everything on, but for the events: of their stream, only the head gets through. Answers to creates can be
 * held back.
 */
final class DeafProxy implements AutoCloseable {

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Address.Tcp engine;
    private final Set<Socket> listening = ConcurrentHashMap.newKeySet();
    private final Set<Socket> creating = ConcurrentHashMap.newKeySet();
    private volatile boolean swallowing;
    private final Set<Socket> all = ConcurrentHashMap.newKeySet();

    DeafProxy(Endpoint engine) throws IOException {
        this.engine = (Address.Tcp) engine.address();
        start(() -> {
            while (true) {
                Socket client = listener.accept();
                Socket server = new Socket(this.engine.host(), this.engine.port());
                all.add(client);
                all.add(server);
                start(() -> requests(client, server));
                start(() -> answers(client, server));
            }
        });
    }

    String url() {
        return "tcp://127.0.0.1:" + listener.getLocalPort();
    }

    /** From here on, what is created is created, and nobody hears of it. */
    void swallowCreates() {
        swallowing = true;
    }

    /** How many clients are connected. */
    long clients() {
        return all.stream().filter(socket -> !socket.isClosed()).count() / 2;
    }

    void cutEvents() throws IOException {
        for (Socket client : listening) {
            client.close();
        }
    }

    private void requests(Socket client, Socket server) throws IOException {
        try (client;
                server) {
            byte[] bytes = new byte[65536];
            InputStream in = client.getInputStream();
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                String request = new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
                if (request.startsWith("GET /events")) {
                    listening.add(client);
                } else if (swallowing && request.startsWith("POST /containers/create")) {
                    creating.add(client);
                }
                server.getOutputStream().write(bytes, 0, count);
            }
        }
    }

    private void answers(Socket client, Socket server) throws IOException {
        try (client;
                server) {
            byte[] bytes = new byte[65536];
            OutputStream out = client.getOutputStream();
            boolean headPassed = false;
            for (int count = server.getInputStream().read(bytes);
                    count >= 0;
                    count = server.getInputStream().read(bytes)) {
                boolean events = listening.contains(client);
                if (!creating.contains(client) && (!events || !headPassed)) {
                    out.write(bytes, 0, count);
                }
                headPassed = events;
            }
        }
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
        for (Socket socket : all) {
            socket.close();
        }
    }
}
