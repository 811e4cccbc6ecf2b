package io.libswarm.bench;

import akka.stream.javadsl.Sink;
import io.libswarm.protocol.Freshness;
import io.libswarm.protocol.GetNode;
import io.libswarm.protocol.GetReply;
import io.libswarm.protocol.ListChildren;
import io.libswarm.protocol.ListReply;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSpawned;
import io.libswarm.protocol.NodeSpec;
import io.libswarm.protocol.Page;
import io.libswarm.protocol.RemoveNode;
import io.libswarm.protocol.RemoveReply;
import io.libswarm.protocol.Selector;
import io.libswarm.protocol.SpawnNode;
import io.libswarm.protocol.SpawnReply;
import io.libswarm.protocol.WatchNode;
import io.libswarm.protocol.WatchOffered;
import io.libswarm.protocol.WatchReply;
import java.util.List;
import java.util.Map;

/**
 * Whether use leaves anything behind: heap, threads and file descriptors before and after many lists, gets, pairs of spawn and remove, and
 * streams that are opened and abandoned. Arguments: the provider, how many of each verb, how many streams.
 */
public final class Leaks {
    private Leaks() {}

    public static void main(String[] arguments) throws Exception {
        int verbs = Integer.parseInt(arguments[1]);
        int streams = Integer.parseInt(arguments[2]);
        try (Alone alone = new Alone()) {
            NodePath backend = alone.mount("some", arguments[0], Map.of("hosts", "2", "containersPerHost", "50"));
            round(alone, backend, Math.min(verbs, 5000), Math.min(streams, 100));
            settle(alone, backend);
            long heap = Figures.heap();
            int threads = Figures.threads();
            int descriptors = Figures.descriptors();
            round(alone, backend, verbs, streams);
            settle(alone, backend);
            Figures.row("heap before / after", "%.1f / %.1f MB", heap / 1e6, Figures.heap() / 1e6);
            Figures.row("threads before / after", "%d / %d", threads, Figures.threads());
            Figures.row("file descriptors before / after", "%d / %d", descriptors, Figures.descriptors());
        }
        System.exit(0);
    }

    private static void round(Alone alone, NodePath backend, int verbs, int streams) throws Exception {
        for (int i = 0; i < verbs; i++) {
            int number = i;
            alone.<ListReply>ask(backend, (c, r) -> new ListChildren(c, Selector.ALL, Page.FIRST, r));
            alone.<GetReply>ask(backend, (c, r) -> new GetNode(c, Freshness.REMEMBERED, r));
            NodeSpec spec = NodeSpec.builder().name("n" + number).image("any").build();
            SpawnReply spawned = alone.ask(backend, (c, r) -> new SpawnNode(c, spec, r));
            NodePath added = ((NodeSpawned) spawned).node().path();
            alone.<RemoveReply>ask(added, (c, r) -> new RemoveNode(c, true, r));
        }
        for (int i = 0; i < streams; i++) {
            WatchReply reply = alone.ask(backend, (c, r) -> new WatchNode(c, WatchNode.WHOLE_SUBTREE, List.of(), r));
            ((WatchOffered) reply)
                    .events()
                    .getSource()
                    .take(1)
                    .runWith(Sink.ignore(), alone.member().system());
        }
    }

    /** Waits for what is abandoned to be let go: as many rounds of questions as the runtime needs to have its timers run. */
    private static void settle(Alone alone, NodePath backend) throws Exception {
        long end = System.nanoTime() + 40_000_000_000L;
        while (System.nanoTime() < end) {
            alone.<GetReply>ask(backend, (c, r) -> new GetNode(c, Freshness.REMEMBERED, r));
            java.util.concurrent.locks.LockSupport.parkNanos(200_000_000L);
        }
    }
}
