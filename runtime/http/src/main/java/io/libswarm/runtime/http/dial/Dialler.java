package io.libswarm.runtime.http.dial;

import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Calls one HTTP/1.1 server. Safe from any thread; needs no actor system. Threads are shared by all diallers of the process, and
 * completions arrive on them: do not block there.
 *
 * <p>Answers are given as they come: nothing is followed, decoded, joined or retried, but for a {@code GET} or {@code HEAD} whose
 * reused connection turned out to be closed. Informational answers (1xx but 101) are passed over.
 */
public final class Dialler implements AutoCloseable {

    private final Endpoint endpoint;
    private final Connector connector;
    private final IdleConnections idle;
    private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);

    /** Dials nothing yet; throws {@link IllegalArgumentException} when the endpoint's PEM texts can't be read. */
    public Dialler(Endpoint endpoint, DialSettings settings) {
        this.endpoint = endpoint;
        this.connector = new Connector(endpoint, settings);
        this.idle = new IdleConnections(settings.idleConnections());
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    /**
     * Sends one request.
     *
     * @param headWithin how long until the head of the answer, connecting included; while a streamed body is being taken, counted
     *     from its last progress
     * @return the answer as soon as its head is here, or a {@link DialException}. Cancelling it gives up the call and closes its
     *     connection; so does cancelling the answer's body
     */
    public CompletableFuture<Response> send(RequestHead head, RequestBody body, Duration headWithin) {
        Call call = new Call(endpoint, head, body, headWithin);
        dispatch(call);
        return call.answer;
    }

    /** Sends a request that has no body. */
    public CompletableFuture<Response> send(RequestHead head, Duration headWithin) {
        return send(head, RequestBody.none(), headWithin);
    }

    private void dispatch(Call call) {
        Connection free = idle.take();
        if (free != null) {
            free.serve(call, () -> dispatch(call));
            return;
        }
        connector.connect(idle::give).whenComplete((connection, failure) -> {
            if (failure != null) {
                call.fail(Failures.kind(failure, DialException.Kind.UNREACHABLE), Failures.words(failure), failure);
                return;
            }
            channels.add(connection.channel());
            connection.serve(
                    call,
                    () -> call.fail(DialException.Kind.CUT, "the connection ended before the request was sent", null));
        });
    }

    /** Closes all connections; calls and streams that use them fail. Later calls fail too. */
    @Override
    public void close() {
        idle.close();
        channels.close();
    }
}
