package io.libswarm.backends.simulator;

import akka.NotUsed;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.libswarm.protocol.CallNative;
import io.libswarm.protocol.NativeOffered;
import io.libswarm.protocol.NativeReply;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.StreamName;
import io.libswarm.runtime.stream.Streams;
import io.libswarm.runtime.testkit.Bench;
import io.libswarm.runtime.testkit.Probe;
import java.util.List;

/** Calls the simulator's own API through the tree. */
final class NativeCalls {
    private NativeCalls() {}

    static String get(Bench bench, NodePath node, String target) {
        return send(bench, node, "GET", target, "");
    }

    static void post(Bench bench, NodePath node, String target) {
        send(bench, node, "POST", target, "");
    }

    /** The body of the answer. */
    static String send(Bench bench, NodePath node, String method, String target, String body) {
        NativeReply reply = bench.probe().ask(node, (c, r) -> new CallNative(c, method, target, List.of(), false, r));
        NativeOffered offered = Probe.expect(NativeOffered.class, reply);
        Source<ByteString, NotUsed> bytes =
                body.isEmpty() ? Source.empty() : Source.single(ByteString.fromString(body));
        Streams.chunks(StreamName.DATA, bytes)
                .runWith(offered.request().getSink(), bench.probe().system());
        return Probe.answer(offered.response()
                        .getSource()
                        .via(Streams.bytes())
                        .runFold(
                                ByteString.emptyByteString(),
                                ByteString::concat,
                                bench.probe().system()))
                .utf8String();
    }
}
