package io.libswarm.runtime.gather;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import io.libswarm.protocol.ChildrenListed;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.ListChildren;
import io.libswarm.protocol.ListReply;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.Page;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.Selector;
import io.libswarm.runtime.tree.Question;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class GatherTest {
    private static final ActorTestKit KIT = ActorTestKit.create();
    private static final NodePath EAST = NodePath.of("east");
    private static final NodePath WEST = NodePath.of("west");
    private static final NodePath NORTH = NodePath.of("north");
    private static final ChildrenListed NONE = new ChildrenListed(List.of(), null, List.of());
    private static final Question<ListReply> LIST =
            (context, replyTo) -> new ListChildren(context, Selector.ALL, Page.FIRST, replyTo);

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    @Test
    void everyNodeGetsAnAnswerOrAReasonInTheOrderAsked() throws Exception {
        ScriptedTree tree = new ScriptedTree(
                KIT, (path, query) -> path.equals(WEST) ? Failure.of(ErrorCode.UNAVAILABLE, "gone") : NONE);
        Map<NodePath, ListReply> replies = new Gather(KIT.system(), tree)
                .ask(List.of(NORTH, WEST, EAST), QueryContext.within(Duration.ofSeconds(3)), LIST)
                .toCompletableFuture()
                .get();
        assertThat(replies.keySet()).containsExactly(NORTH, WEST, EAST);
        assertThat(replies.get(EAST)).isEqualTo(NONE);
        assertThat(((Failure) replies.get(WEST)).code()).isEqualTo(ErrorCode.UNAVAILABLE);
    }

    @Test
    void aNodeThatHangsCostsOnlyItsOwnAnswerAndNotTheDeadline() throws Exception {
        ScriptedTree tree = new ScriptedTree(KIT, (path, query) -> path.equals(WEST) ? null : NONE);
        QueryContext context = QueryContext.within(Duration.ofMillis(500));
        Map<NodePath, ListReply> replies = new Gather(KIT.system(), tree)
                .ask(List.of(EAST, WEST), context, LIST)
                .toCompletableFuture()
                .get();
        assertThat(context.deadline().isPast()).isFalse();
        assertThat(replies.get(EAST)).isEqualTo(NONE);
        Failure late = (Failure) replies.get(WEST);
        assertThat(late.code()).isEqualTo(ErrorCode.TIMED_OUT);
        assertThat(late.path()).isEqualTo(WEST);
    }

    @Test
    void nodesAreAskedWithLessTimeThanTheAskerHas() throws Exception {
        ScriptedTree tree = new ScriptedTree(KIT, (path, query) -> NONE);
        QueryContext context = QueryContext.within(Duration.ofSeconds(10));
        new Gather(KIT.system(), tree)
                .ask(List.of(EAST), context, LIST)
                .toCompletableFuture()
                .get();
        assertThat(tree.contexts.get(0).deadline().left())
                .isLessThanOrEqualTo(context.deadline().left().minusMillis(200));
    }

    @Test
    void aNodeGivenTwiceIsAskedOnceAndNobodyIsAnsweredAtOnce() throws Exception {
        ScriptedTree tree = new ScriptedTree(KIT, (path, query) -> NONE);
        Gather gather = new Gather(KIT.system(), tree);
        QueryContext context = QueryContext.within(Duration.ofSeconds(3));
        gather.ask(List.of(EAST, EAST), context, LIST).toCompletableFuture().get();
        assertThat(tree.asked).containsExactly(EAST);
        assertThat(gather.ask(List.<NodePath>of(), context, LIST)
                        .toCompletableFuture()
                        .get())
                .isEmpty();
    }

    @Test
    void whatIsThrownIsThatNodesReason() throws Exception {
        Map<NodePath, ListReply> replies = new Gather(KIT.system(), new ScriptedTree(KIT, (path, query) -> NONE))
                .<ListReply>ask(List.of(EAST, WEST), QueryContext.within(Duration.ofSeconds(3)), node -> {
                    if (node.equals(EAST)) {
                        throw new IllegalArgumentException("east: wrong (expected: right)");
                    }
                    return CompletableFuture.failedFuture(new IllegalStateException("secret detail"));
                })
                .toCompletableFuture()
                .get();
        assertThat(((Failure) replies.get(EAST)).code()).isEqualTo(ErrorCode.INVALID);
        assertThat(((Failure) replies.get(WEST)).message()).doesNotContain("secret");
    }
}
