package io.libswarm.backends.docker;

import static org.assertj.core.api.Assertions.assertThat;

import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.libswarm.protocol.ConnectNode;
import io.libswarm.protocol.ConnectReply;
import io.libswarm.protocol.Connection;
import io.libswarm.protocol.ConnectionOffered;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.StreamChunk;
import io.libswarm.protocol.StreamElement;
import io.libswarm.protocol.StreamEnded;
import io.libswarm.protocol.StreamName;
import java.util.List;

/** That a container which echoes does so, until its input ends. */
final class DockerStreams {

    private DockerStreams() {}

    static void echoes(Mount dock, NodePath node) {
        ConnectReply reply = dock.ask(
                node, (context, replyTo) -> new ConnectNode(context, new Connection.Attach(true, false), replyTo));
        ConnectionOffered offered = Mount.good(reply, ConnectionOffered.class);
        Source.<StreamElement>single(StreamChunk.of(ByteString.fromString("echo")))
                .runWith(offered.input().getSink(), dock.kit.system());
        List<StreamElement> all = dock.all(offered.output().getSource());
        assertThat(Mount.text(all, StreamName.STDOUT)).isEqualTo("echo");
        assertThat(all.get(all.size() - 1)).isEqualTo(new StreamEnded(null, 0));
    }
}
