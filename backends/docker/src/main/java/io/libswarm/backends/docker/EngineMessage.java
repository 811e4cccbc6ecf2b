package io.libswarm.backends.docker;

import akka.actor.typed.ActorRef;
import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodePath;
import org.jspecify.annotations.Nullable;

/** What the actors of one backend tell each other. Never crosses a wire. */
sealed interface EngineMessage extends NodeMessage {

    /** The link has reached the engine, or has listened anew after a gap: list again. */
    record Met(EngineObject host) implements EngineMessage {}

    /** The engine does not answer any more. */
    record Lost(String why) implements EngineMessage {}

    /** The engine tells of a change. */
    record Happened(EngineEvent event) implements EngineMessage {}

    /** It is time to compare memory with the engine. */
    enum ListAgain implements EngineMessage {
        NOW
    }

    /**
     * A node asks its parent to look at what it stands for, after a change that it made.
     *
     * @param ticket comes back in {@link Looked}
     */
    record Look(String id, long ticket, ActorRef<NodeMessage> from) implements EngineMessage {}

    /** The parent has looked: memory shows what the engine said after the {@link Look} was sent, or why it does not. */
    record Looked(long ticket, @Nullable Failure failure) implements EngineMessage {}

    /** The parent has seen what the node stands for. */
    record Seen(EngineObject object) implements EngineMessage {}

    /**
     * What the node stood for is gone, or stands elsewhere in the tree: the node ends.
     *
     * @param movedTo where it stands now; null when it is gone
     */
    record Vanished(@Nullable Cursor cursor, @Nullable NodePath movedTo) implements EngineMessage {}
}
