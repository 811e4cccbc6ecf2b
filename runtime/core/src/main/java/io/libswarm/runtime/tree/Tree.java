package io.libswarm.runtime.tree;

import io.libswarm.protocol.NodeHandle;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeReply;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.ResolveReply;
import java.util.concurrent.CompletionStage;

/**
 * Asks nodes by their path, wherever they live. Any thread. Every stage completes before the context's deadline (give or take a tenth of a
 * second), normally, with the verb's reply type; what goes wrong is a {@link io.libswarm.protocol.Failure} in it, never an exception. Its
 * callbacks run on a thread of the runtime: don't block in them.
 */
public interface Tree {

    /** Asks the node at a path. */
    <R extends NodeReply> CompletionStage<R> ask(NodePath path, QueryContext context, Question<R> question);

    /** Asks the node of a handle. A handle whose actor has ended is answered {@code NOT_FOUND}: resolve again. */
    <R extends NodeReply> CompletionStage<R> ask(NodeHandle handle, QueryContext context, Question<R> question);

    /** A handle on the node at a path. */
    CompletionStage<ResolveReply> resolve(NodePath path, QueryContext context);
}
