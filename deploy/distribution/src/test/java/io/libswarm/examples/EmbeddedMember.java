package io.libswarm.examples;

import io.libswarm.protocol.BackendSpec;
import io.libswarm.protocol.ListChildren;
import io.libswarm.protocol.ListReply;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.Page;
import io.libswarm.protocol.Placement;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.Selector;
import io.libswarm.protocol.SpawnReply;
import io.libswarm.runtime.member.MemberSettings;
import io.libswarm.runtime.member.SwarmMember;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A member within this program, with simulated hosts on it: what an embedder tests against before there is a real system. */
public final class EmbeddedMember {
    public static void main(String[] args) {
        try (SwarmMember member = SwarmMember.start(MemberSettings.alone()).awaitReady(Duration.ofSeconds(30))) {
            BackendSpec hosts = new BackendSpec("simulator", Map.of("hosts", List.of("3")), Placement.ANYWHERE);
            SpawnReply made = member.registerOnce("lab", hosts, QueryContext.within(Duration.ofSeconds(10)))
                    .toCompletableFuture()
                    .join();
            System.out.println(made);
            ListReply children = member.tree()
                    .<ListReply>ask(
                            NodePath.of("lab"),
                            QueryContext.within(Duration.ofSeconds(10)),
                            (context, replyTo) -> new ListChildren(context, Selector.ALL, Page.FIRST, replyTo))
                    .toCompletableFuture()
                    .join();
            System.out.println(children);
        }
    }
}
