package io.libswarm.runtime.testkit;

import akka.NotUsed;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.libswarm.protocol.ConnectNode;
import io.libswarm.protocol.ConnectReply;
import io.libswarm.protocol.Connection;
import io.libswarm.protocol.ConnectionOffered;
import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.LogsOffered;
import io.libswarm.protocol.LogsReply;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.StreamElement;
import io.libswarm.protocol.StreamLogs;
import io.libswarm.protocol.StreamName;
import io.libswarm.protocol.WatchEvent;
import io.libswarm.protocol.WatchNode;
import io.libswarm.protocol.WatchOffered;
import io.libswarm.protocol.WatchReply;
import io.libswarm.runtime.stream.Streams;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens the streams of a node. */
final class Wires {
    private Wires() {}

    static Received<StreamElement> logs(Probe probe, NodePath path, boolean follow, @Nullable Instant since, int tail) {
        LogsReply reply = probe.ask(path, (c, r) -> new StreamLogs(c, follow, since, tail, r));
        return Received.of(Probe.expect(LogsOffered.class, reply).chunks().getSource(), probe.system());
    }

    static Received<WatchEvent> watch(Probe probe, NodePath path, int depth) {
        return watch(probe, path, depth, List.of());
    }

    static Received<WatchEvent> watch(Probe probe, NodePath path, int depth, List<Cursor> since) {
        WatchReply reply = probe.ask(path, (c, r) -> new WatchNode(c, depth, since, r));
        return Received.of(Probe.expect(WatchOffered.class, reply).events().getSource(), probe.system());
    }

    static ConnectReply connect(Probe probe, NodePath path, Connection connection) {
        return probe.ask(path, (c, r) -> new ConnectNode(c, connection, r));
    }

    static ConnectionOffered connected(Probe probe, NodePath path, Connection connection) {
        return Probe.expect(ConnectionOffered.class, connect(probe, path, connection));
    }

    static Connection.Exec exec(boolean stdin, boolean terminal, String... command) {
        return new Connection.Exec(List.of(command), Map.of(), null, null, stdin, terminal);
    }

    /** All output of a connection whose input is this and then ends. */
    static List<StreamElement> exchange(Probe probe, ConnectionOffered offered, Source<ByteString, NotUsed> input) {
        Streams.chunks(StreamName.STDIN, input).runWith(offered.input().getSink(), probe.system());
        return output(probe, offered).all();
    }

    static Received<StreamElement> output(Probe probe, ConnectionOffered offered) {
        return Received.of(offered.output().getSource(), probe.system());
    }
}
