package io.libswarm.bench;

import io.libswarm.protocol.ChildrenListed;
import io.libswarm.protocol.ListChildren;
import io.libswarm.protocol.ListReply;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSpawned;
import io.libswarm.protocol.NodeSpec;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.Page;
import io.libswarm.protocol.Selector;
import io.libswarm.protocol.SpawnNode;
import io.libswarm.protocol.SpawnReply;
import java.util.Map;

/**
 * What a node costs: bytes of heap each, a page of a hundred, and adding one, with few children and with many. Arguments: the provider, then
 * hosts and children for each host; the provider must take these as {@code hosts} and {@code containersPerHost}.
 */
public final class ManyNodes {
    private ManyNodes() {}

    public static void main(String[] arguments) throws Exception {
        String provider = arguments[0];
        int hosts = Integer.parseInt(arguments[1]);
        int children = Integer.parseInt(arguments[2]);
        try (Alone alone = new Alone()) {
            NodePath few = alone.mount("few", provider, Map.of("hosts", "1", "containersPerHost", "1000"));
            long before = Figures.heap();
            NodePath many = alone.mount(
                    "many",
                    provider,
                    Map.of("hosts", String.valueOf(hosts), "containersPerHost", String.valueOf(children)));
            while (count(alone, many) < (long) hosts * children) {
                java.util.concurrent.locks.LockSupport.parkNanos(200_000_000L);
            }
            double each = (Figures.heap() - before) / (double) ((long) hosts * children);
            Figures.row("heap for each of " + (long) hosts * children + " nodes", "%.0f B", each);
            compare(alone, "page of 100", few, many, (path, i) -> page(alone, path));
            compare(alone, "add one", few, many, (path, i) -> add(alone, path, i));
        }
        System.exit(0);
    }

    private interface Step {
        void run(NodePath path, int number) throws Exception;
    }

    private static void compare(Alone alone, String what, NodePath few, NodePath many, Step step) throws Exception {
        NodePath fewHost = host(alone, few);
        NodePath manyHost = host(alone, many);
        for (int i = 0; i < 2000; i++) {
            step.run(fewHost, -1 - i);
            step.run(manyHost, -1 - i);
        }
        double small = Figures.micros(1000, i -> step.run(fewHost, i));
        double large = Figures.micros(1000, i -> step.run(manyHost, i));
        Figures.row(what + ", few / many children, median", "%.0f / %.0f µs = %.2f", small, large, large / small);
    }

    private static NodePath host(Alone alone, NodePath backend) throws Exception {
        return page(alone, backend).children().get(0).path();
    }

    /** How many children the backend's hosts have. */
    private static long count(Alone alone, NodePath backend) throws Exception {
        long found = 0;
        for (NodeSummary host : page(alone, backend).children()) {
            String cursor = null;
            do {
                Page next = new Page(Page.MOST, cursor);
                ListReply reply = alone.ask(host.path(), (c, r) -> new ListChildren(c, Selector.ALL, next, r));
                found += ((ChildrenListed) reply).children().size();
                cursor = ((ChildrenListed) reply).cursor();
            } while (cursor != null);
        }
        return found;
    }

    private static ChildrenListed page(Alone alone, NodePath path) throws Exception {
        ListReply reply = alone.ask(path, (c, r) -> new ListChildren(c, Selector.ALL, Page.FIRST, r));
        return (ChildrenListed) reply;
    }

    private static void add(Alone alone, NodePath path, int number) throws Exception {
        NodeSpec spec = NodeSpec.builder().name("added" + number).image("any").build();
        SpawnReply reply = alone.ask(path, (c, r) -> new SpawnNode(c, spec, r));
        if (!(reply instanceof NodeSpawned)) {
            throw new IllegalStateException(reply.toString());
        }
    }
}
