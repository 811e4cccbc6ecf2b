package io.libswarm.runtime.member;

/** What the mailbox of {@link Joining} takes. */
interface JoiningMessage {}
