package io.libswarm.client;

import akka.NotUsed;
import akka.actor.typed.ActorSystem;
import akka.stream.javadsl.JavaFlowSupport;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.libswarm.protocol.ConnectionOffered;
import io.libswarm.protocol.StreamChunk;
import io.libswarm.protocol.StreamElement;
import io.libswarm.protocol.StreamEnded;
import io.libswarm.protocol.StreamName;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Both directions of a connection to a node. Each can be taken up once, within 30 s; what is not is closed. */
public final class SwarmConnection {
    private final ConnectionOffered offered;
    private final ActorSystem<?> system;
    private final CompletableFuture<StreamEnded> ended = new CompletableFuture<>();

    SwarmConnection(ConnectionOffered offered, ActorSystem<?> system) {
        this.offered = offered;
        this.system = system;
    }

    /** Whether output is one raw stream, resizable with {@link io.libswarm.protocol.TerminalResized}; otherwise it is two. */
    public boolean terminal() {
        return offered.terminal();
    }

    /** What comes from the node. */
    public SwarmStream<StreamChunk> output() {
        Source<StreamElement, NotUsed> noted = offered.output().getSource().map(this::note);
        return new SwarmStream<>(
                noted.via(Elements.chunks()).watchTermination((unused, done) -> {
                    done.whenComplete((ok, failed) -> ended.complete(StreamEnded.COMPLETE));
                    return NotUsed.getInstance();
                }),
                system);
    }

    private StreamElement note(StreamElement element) {
        if (element instanceof StreamEnded end) {
            ended.complete(end);
        }
        return element;
    }

    /** What goes to the node. Completing it is end of input, and leaves the output as it is. */
    public Sink<StreamElement, NotUsed> input() {
        return offered.input().getSink();
    }

    /** The same as a subscriber. */
    public Flow.Subscriber<StreamElement> inputSubscriber() {
        return JavaFlowSupport.Source.<StreamElement>asSubscriber()
                .to(offered.input().getSink())
                .run(system);
    }

    /** Sends these bytes, and then the end of input. */
    public void send(ByteString bytes) {
        Source.<StreamElement>single(new StreamChunk(StreamName.STDIN, bytes, null))
                .runWith(input(), system);
    }

    /** Sends the end of input, and nothing before it. */
    public void sendNothing() {
        Source.<StreamElement>empty().runWith(input(), system);
    }

    /** How the output ended, with the exit status of the process if there was one. Completes once {@link #output} has been run to its end. */
    public CompletionStage<StreamEnded> ended() {
        return ended.minimalCompletionStage();
    }
}
