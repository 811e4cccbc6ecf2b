package io.libswarm.backends.debug;

import static org.assertj.core.api.Assertions.assertThat;

import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.LogsOffered;
import io.libswarm.protocol.LogsReply;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSpawned;
import io.libswarm.protocol.NodeSpec;
import io.libswarm.protocol.SpawnNode;
import io.libswarm.protocol.SpawnReply;
import io.libswarm.protocol.StreamChunk;
import io.libswarm.protocol.StreamElement;
import io.libswarm.protocol.StreamLogs;
import io.libswarm.protocol.WatchEvent;
import io.libswarm.protocol.WatchNode;
import io.libswarm.protocol.WatchOffered;
import io.libswarm.protocol.WatchReply;
import io.libswarm.runtime.testkit.Bench;
import io.libswarm.runtime.testkit.Probe;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Two members with an echo backend and a debug backend in front of it. */
final class DebugBench implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();

    final Bench bench = new Bench();
    final Probe probe = bench.probe();

    /** Adds an echo backend with a task {@code t}. */
    NodePath echo() {
        NodePath path = bench.add("echo" + COUNT.incrementAndGet(), "echo", Map.of());
        spawn(path, NodeSpec.builder().name("t").build());
        return path;
    }

    NodePath debug(NodePath target) {
        return bench.add("dbg" + COUNT.incrementAndGet(), "debug", Map.of("target", List.of(target.toString())));
    }

    NodeSpawned spawn(NodePath at, NodeSpec spec) {
        SpawnReply reply = probe.ask(at, (c, r) -> new SpawnNode(c, spec, r));
        return Probe.expect(NodeSpawned.class, reply);
    }

    List<StreamElement> all(Source<StreamElement, ?> source) {
        return Probe.answer(source.runWith(Sink.seq(), probe.system()));
    }

    /** The text of the chunks. */
    static String text(List<StreamElement> elements) {
        ByteString all = ByteString.emptyByteString();
        for (StreamElement element : elements) {
            all = element instanceof StreamChunk chunk ? all.concat(chunk.data()) : all;
        }
        return all.utf8String();
    }

    /** What a node's logs hold now. */
    String logs(NodePath path) {
        LogsReply reply = probe.ask(path, (c, r) -> new StreamLogs(c, false, null, -1, r));
        return text(all(Probe.expect(LogsOffered.class, reply).chunks().getSource()));
    }

    <T> BlockingQueue<T> follow(Source<T, ?> source) {
        BlockingQueue<T> told = new LinkedBlockingQueue<>();
        source.runWith(Sink.foreach(told::add), probe.system());
        return told;
    }

    BlockingQueue<WatchEvent> watch(NodePath path, List<Cursor> since) {
        WatchReply reply = probe.ask(path, (c, r) -> new WatchNode(c, WatchNode.WHOLE_SUBTREE, since, r));
        return follow(Probe.expect(WatchOffered.class, reply).events().getSource());
    }

    static <T> T next(BlockingQueue<T> told) throws InterruptedException {
        T next = told.poll(20, TimeUnit.SECONDS);
        assertThat(next).as("next element").isNotNull();
        return next;
    }

    @Override
    public void close() {
        bench.close();
    }
}
