package io.libswarm.examples;

import io.libswarm.client.LogOptions;
import io.libswarm.client.SwarmClient;
import io.libswarm.client.SwarmNode;
import io.libswarm.protocol.BackendSpec;
import io.libswarm.protocol.NodeAppeared;
import io.libswarm.protocol.NodeChanged;
import io.libswarm.protocol.NodeSpec;
import io.libswarm.protocol.Placement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;

/** Mounts a system, runs a clock in it, and takes all of it away again. Arguments: a member, a provider, its settings as key=value. */
public final class SwarmStory {
    public static void main(String[] args) throws InterruptedException {
        Map<String, List<String>> settings = new HashMap<>();
        for (String setting : List.of(args).subList(2, args.length)) {
            settings.put(setting.split("=", 2)[0], List.of(setting.split("=", 2)[1]));
        }
        try (SwarmClient swarm = SwarmClient.connect(args[0])) {
            await(swarm.spawnBackend("east", new BackendSpec(args[1], settings, Placement.ANYWHERE)));
            swarm.node("/").watch().forEach(event -> {
                if (event instanceof NodeAppeared e) {
                    System.out.println(
                            e.node().path() + " is there, " + e.node().state());
                } else if (event instanceof NodeChanged e) {
                    System.out.println(e.node().path() + " is now " + e.node().state());
                }
            });
            NodeSpec spec = NodeSpec.builder()
                    .image("busybox")
                    .command("sh", "-c", "while date; do sleep 1; done")
                    .build();
            SwarmNode clock =
                    swarm.node(await(swarm.node("/east").spawn(spec)).node().path());
            CountDownLatch ticked = new CountDownLatch(1);
            var logs = clock.logs(LogOptions.FOLLOW).forEach(chunk -> {
                System.out.print("the clock says " + chunk.data().utf8String());
                ticked.countDown();
            });
            ticked.await();
            System.out.println(
                    "exit status " + await(clock.stop("SIGKILL", null)).node().exitStatus());
            await(logs);
            await(clock.remove(false));
            await(swarm.node("/east").remove(false));
        }
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
