package io.libswarm.swarmctl;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A door that says what it is told to say, and remembers what it was asked. */
final class StubDoor implements AutoCloseable {
    record Answer(int status, String type, byte[] body) {}

    record Asked(String method, String target, String body, Map<String, List<String>> headers) {}

    record Result(int code, String out, String err) {}

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private final HttpServer server;

    StubDoor() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    StubDoor json(String request, int status, String body) {
        answers.put(request, new Answer(status, "application/json", body.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    StubDoor json(String request, String body) {
        return json(request, 200, body);
    }

    StubDoor bytes(String request, int status, String type, byte[] body) {
        answers.put(request, new Answer(status, type, body));
        return this;
    }

    StubDoor events(String request, String... events) {
        return bytes(request, 200, "text/event-stream", String.join("", events).getBytes(StandardCharsets.UTF_8));
    }

    static String event(String name, String data) {
        return "event: " + name + "\ndata: " + data + "\n\n";
    }

    static String refusal(String code, String message) {
        return "{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\",\"retryable\":false}}";
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Runs swarmctl against it. */
    Result swarmctl(String... args) {
        return run(Map.of("SWARM_HOST", url(), "HOME", "/nonexistent"), args);
    }

    static Result run(Map<String, String> env, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream("typed\n".getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                env);
        int code = Swarmctl.run(console, args);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private void serve(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestURI().toString();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(new Asked(exchange.getRequestMethod(), target, body, Map.copyOf(exchange.getRequestHeaders())));
        Answer answer = answers.getOrDefault(
                exchange.getRequestMethod() + " " + target,
                new Answer(
                        404,
                        "application/json",
                        refusal("NOT_FOUND", "no such node: " + target).getBytes(StandardCharsets.UTF_8)));
        exchange.getResponseHeaders().add("Content-Type", answer.type());
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
