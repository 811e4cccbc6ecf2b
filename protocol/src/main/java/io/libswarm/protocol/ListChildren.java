package io.libswarm.protocol;

import akka.actor.typed.ActorRef;

/**
 * What are your children? Answered from memory, in the order of their names. Idempotent.
 *
 * @param context who asks, under which request id, until when
 * @param selector which children
 * @param page how many, from where
 * @param replyTo where the one answer goes
 */
public record ListChildren(QueryContext context, Selector selector, Page page, ActorRef<ListReply> replyTo)
        implements NodeQuery<ListReply> {
    public ListChildren {
        selector = selector == null ? Selector.ALL : selector;
        page = page == null ? Page.FIRST : page;
    }

    @Override
    public Verb verb() {
        return Verb.LIST;
    }

    @Override
    public ListChildren readdressed(QueryContext newContext, ActorRef<ListReply> newReplyTo) {
        return new ListChildren(newContext, selector, page, newReplyTo);
    }
}
