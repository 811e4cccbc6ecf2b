package io.libswarm.backends.docker;

import akka.actor.typed.ActorSystem;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.libswarm.protocol.ConnectNode;
import io.libswarm.protocol.ConnectReply;
import io.libswarm.protocol.Connection;
import io.libswarm.protocol.ConnectionOffered;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.StreamChunk;
import io.libswarm.protocol.StreamElement;
import io.libswarm.protocol.StreamEnded;
import io.libswarm.protocol.StreamName;
import io.libswarm.protocol.TerminalResized;
import io.libswarm.runtime.gate.AnsweredException;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.http.dial.RequestBody;
import io.libswarm.runtime.http.dial.RequestHead;
import io.libswarm.runtime.http.dial.Response;
import io.libswarm.runtime.stream.Duplex;
import io.libswarm.runtime.stream.Streams;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Connections to a container: its own input and output, a new process, or one of its ports. Any thread. */
final class EngineConnect {

    private final EnginePort port;
    private final ActorSystem<?> system;

    EngineConnect(EnginePort port, ActorSystem<?> system) {
        this.port = port;
        this.system = system;
    }

    void connect(Call<ConnectNode, ConnectReply> call, EngineObject container) {
        Connection to = call.query().connection();
        CompletionStage<ConnectionOffered> offered;
        try {
            port.check();
            Duration within = port.within(call.context().deadline().left());
            if (to instanceof Connection.Attach attach) {
                offered = attach(container, attach, within);
            } else if (to instanceof Connection.Exec exec) {
                offered = exec(container, exec, within);
            } else {
                offered = CompletableFuture.completedStage(port(container, ((Connection.Port) to).number()));
            }
        } catch (RuntimeException refused) {
            call.fail(EngineErrors.failure(refused, call.path()));
            return;
        }
        call.onAbandoned(() -> offered.toCompletableFuture().cancel(false));
        offered.whenComplete((connection, failure) -> {
            if (failure == null) {
                call.reply(connection);
            } else {
                call.fail(EngineErrors.failure(failure, call.path()));
            }
        });
    }

    private CompletionStage<ConnectionOffered> attach(
            EngineObject container, Connection.Attach attach, Duration within) {
        String id = "/containers/" + container.id();
        RequestHead head = upgrade(id + "/attach?stream=1&stdout=1&stderr=1" + (attach.stdin() ? "&stdin=1" : "")
                + (attach.logs() ? "&logs=1" : ""));
        boolean terminal = container.attributes().containsKey("terminal");
        return port.calls().stream(head, RequestBody.none(), within)
                .thenApply(
                        response -> offer(response, id, terminal, () -> ExitStatus.ofContainer(port, container.id())));
    }

    private CompletionStage<ConnectionOffered> exec(EngineObject container, Connection.Exec exec, Duration within) {
        if (exec.command().isEmpty()) {
            throw new IllegalArgumentException("command: none (expected: a program and its arguments)");
        }
        return port.typed(within, docker -> {
                    var create = docker.execCreateCmd(container.id())
                            .withCmd(exec.command().toArray(String[]::new))
                            .withEnv(exec.env().entrySet().stream()
                                    .map(pair -> pair.getKey() + "=" + pair.getValue())
                                    .toList())
                            .withAttachStdin(exec.stdin())
                            .withAttachStdout(true)
                            .withAttachStderr(true)
                            .withTty(exec.terminal());
                    if (exec.workingDir() != null) {
                        create.withWorkingDir(exec.workingDir());
                    }
                    if (exec.user() != null) {
                        create.withUser(exec.user());
                    }
                    return create.exec().getId();
                })
                .thenCompose(id -> started(id, exec.terminal(), within));
    }

    private CompletionStage<ConnectionOffered> started(String id, boolean terminal, Duration within) {
        ObjectNode body = Json.object().put("Detach", false).put("Tty", terminal);
        RequestHead head = upgrade("/exec/" + id + "/start").with("Content-Type", "application/json");
        return port.calls().stream(head, RequestBody.of(Json.write(body)), within)
                .thenApply(response -> offer(response, "/exec/" + id, terminal, () -> ExitStatus.ofExec(port, id)));
    }

    private static RequestHead upgrade(String target) {
        return RequestHead.of("POST", target).with("Connection", "Upgrade").with("Upgrade", "tcp");
    }

    private ConnectionOffered offer(
            Response response, String sized, boolean terminal, Supplier<CompletionStage<@Nullable Integer>> exit) {
        Flow<ByteString, ByteString, ?> raw = response.duplex()
                .orElseThrow(() ->
                        new EngineException(response.head().status(), "the engine did not upgrade the connection"));
        Source<StreamElement, ?> end = Source.lazyCompletionStage(
                () -> exit.get().<StreamElement>thenApply(status -> new StreamEnded(null, status)));
        Flow<StreamElement, StreamElement, ?> flow = input(sized)
                .via(raw)
                .via(output(terminal))
                .concatLazy(end)
                .mapError(Throwable.class, failure -> new AnsweredException(EngineErrors.failure(failure)));
        Duplex both = Streams.duplex(flow, system);
        return new ConnectionOffered(both.input(), both.output(), terminal);
    }

    /** Sizes go to the engine by a call of their own; one that comes too early or too late is of no consequence. */
    private Flow<StreamElement, ByteString, ?> input(String sized) {
        return Flow.<StreamElement>create()
                .map(element -> {
                    if (element instanceof TerminalResized size) {
                        port.resize(sized, size.columns(), size.rows());
                    }
                    return element;
                })
                .via(Streams.bytes());
    }

    private static Flow<ByteString, StreamElement, ?> output(boolean terminal) {
        if (terminal) {
            return Flow.<ByteString>create().map(StreamChunk::of);
        }
        return Flow.<ByteString>create().statefulMapConcat(() -> {
            FrameReader frames = new FrameReader();
            akka.japi.function.Function<ByteString, Iterable<StreamElement>> read = bytes -> frames.feed(bytes).stream()
                    .<StreamElement>map(piece -> new StreamChunk(piece.stream(), piece.bytes(), null))
                    .toList();
            return read;
        });
    }

    private ConnectionOffered port(EngineObject container, int number) {
        Flow<ByteString, ByteString, ?> tcp = PublishedPort.of(
                        container.document(), number, port.settings().endpoint())
                .connect(system, port.settings().dial().connectWithin());
        Flow<StreamElement, StreamElement, ?> flow = Streams.bytes()
                .via(tcp)
                .<StreamElement>map(bytes -> new StreamChunk(StreamName.DATA, bytes, null))
                .mapError(
                        Throwable.class,
                        failure -> new AnsweredException(
                                ErrorCode.UNAVAILABLE, "port " + number + ": " + failure.getMessage()));
        Duplex both = Streams.duplex(flow, system);
        return new ConnectionOffered(both.input(), both.output(), false);
    }
}
