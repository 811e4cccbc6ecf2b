package io.libswarm.runtime.gather;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import io.libswarm.protocol.NodeHandle;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeQuery;
import io.libswarm.protocol.NodeReply;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.ResolveReply;
import io.libswarm.runtime.tree.Question;
import io.libswarm.runtime.tree.Tree;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

/** A tree whose nodes answer as a function says; what it answers with null is never answered. */
final class ScriptedTree implements Tree {
    final List<NodePath> asked = new CopyOnWriteArrayList<>();
    final List<QueryContext> contexts = new CopyOnWriteArrayList<>();
    private final ActorRef<NodeReply> nobody;
    private final BiFunction<NodePath, NodeQuery<?>, NodeReply> answers;

    ScriptedTree(ActorTestKit kit, BiFunction<NodePath, NodeQuery<?>, NodeReply> answers) {
        TestProbe<NodeReply> probe = kit.createTestProbe();
        this.nobody = probe.getRef();
        this.answers = answers;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <R extends NodeReply> CompletionStage<R> ask(NodePath path, QueryContext context, Question<R> question) {
        asked.add(path);
        contexts.add(context);
        NodeReply reply = answers.apply(path, question.to(context, (ActorRef<R>) (ActorRef<?>) nobody));
        CompletableFuture<R> stage = new CompletableFuture<>();
        if (reply != null) {
            stage.complete((R) reply);
        }
        return stage;
    }

    @Override
    public <R extends NodeReply> CompletionStage<R> ask(NodeHandle handle, QueryContext context, Question<R> question) {
        return ask(handle.path(), context, question);
    }

    @Override
    public CompletionStage<ResolveReply> resolve(NodePath path, QueryContext context) {
        return new CompletableFuture<>();
    }
}
