package io.libswarm.runtime.http.tree;

import akka.Done;
import akka.NotUsed;
import akka.japi.Pair;
import akka.stream.OverflowStrategy;
import akka.stream.javadsl.Source;
import akka.stream.javadsl.SourceQueueWithComplete;
import akka.util.ByteString;
import io.libswarm.protocol.ConnectNode;
import io.libswarm.protocol.ConnectReply;
import io.libswarm.protocol.Connection;
import io.libswarm.protocol.ConnectionOffered;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.StreamChunk;
import io.libswarm.protocol.StreamElement;
import io.libswarm.protocol.StreamEnded;
import io.libswarm.protocol.StreamName;
import io.libswarm.runtime.http.ByteStreams;
import io.libswarm.runtime.http.Duplex;
import io.libswarm.runtime.http.Headers;
import io.libswarm.runtime.tree.Question;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Connections to nodes: bytes both ways, each direction ending on its own. */
final class ConnectRoute {
    private ConnectRoute() {}

    static void connect(Visit visit, OpenStreams streams) {
        Body.read(visit, body -> {
            Connection connection = StreamJson.connection(body);
            Question<ConnectReply> question = (context, to) -> new ConnectNode(context, connection, to);
            visit.ask(question, ConnectionOffered.class, offered -> {
                boolean framed = !offered.terminal() && !(connection instanceof Connection.Port);
                join(visit, offered, framed, streams.open(visit.path()));
            });
        });
    }

    private static void join(Visit visit, ConnectionOffered offered, boolean framed, OpenStreams.Stream stream) {
        Headers headers =
                visit.headers(framed ? Frames.MULTIPLEXED : Frames.RAW).with("Swarm-Stream", stream.id());
        Duplex duplex = visit.exchange().upgrade(headers);
        Pair<SourceQueueWithComplete<StreamElement>, Source<StreamElement, NotUsed>> sizes =
                Source.<StreamElement>queue(16, OverflowStrategy.dropHead()).preMaterialize(visit.materializer());
        stream.sizes(sizes.first());
        Elements.chunks(StreamName.STDIN, ByteStreams.source(duplex.in()))
                .merge(sizes.second(), true)
                .runWith(offered.input().getSink(), visit.materializer());
        CompletionStage<Done> written = Elements.whole(offered.output().getSource())
                .map(element -> {
                    if (element instanceof StreamEnded ended) {
                        stream.ended(ended);
                    }
                    return element;
                })
                .mapConcat(element -> bytes(element, framed))
                .runWith(ByteStreams.sink(duplex.out()), visit.materializer());
        written.whenComplete((done, failure) -> {
            stream.ended(StreamEnded.cut(Failure.of(ErrorCode.UNAVAILABLE, "the client went away", visit.path())));
            duplex.in().cancel();
        });
    }

    private static Iterable<ByteString> bytes(StreamElement element, boolean framed) {
        return element instanceof StreamChunk chunk ? List.of(framed ? Frames.of(chunk) : chunk.data()) : List.of();
    }
}
