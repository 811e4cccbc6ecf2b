package io.libswarm.client;

import io.libswarm.runtime.gateway.ToClient;
import java.util.concurrent.CompletableFuture;

/** What a {@link Link} takes. */
sealed interface LinkMessage {

    /** From a gateway or a session. */
    record Heard(ToClient message) implements LinkMessage {}

    /** Time to show that it is there, and to look whether the session is. */
    record Beat() implements LinkMessage {}

    /** The session seemed silent; what it has said meanwhile stands in the mailbox before this. */
    record Verdict(long heardNanos) implements LinkMessage {}

    /** Time to look for queries past their deadline. */
    record Sweep() implements LinkMessage {}

    /** Time to go on to the next contact. */
    record NoWelcome(long attempt) implements LinkMessage {}

    /** The client is being closed. */
    record Close(CompletableFuture<Void> closed) implements LinkMessage {}
}
