package io.libswarm.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** How the link is, for threads other than its own. */
final class LinkState {
    private final CompletableFuture<String> first = new CompletableFuture<>();
    private volatile String contact = "";
    private volatile String member = "";
    private volatile String trouble = "";

    void connected(String newContact, String newMember) {
        contact = newContact;
        member = newMember;
        trouble = "";
        first.complete(newContact);
    }

    void disconnected(String why) {
        contact = "";
        member = "";
        trouble = why;
    }

    /** Completes when there has been a session for the first time. */
    CompletionStage<String> first() {
        return first;
    }

    /** {@code host:port} of the member in use; empty when there is none. */
    String contact() {
        return contact;
    }

    /** The name of the member in use; empty when there is none. */
    String member() {
        return member;
    }

    /** What was wrong last; empty when nothing is. */
    String trouble() {
        return trouble;
    }
}
