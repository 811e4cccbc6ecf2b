package io.libswarm.runtime.registry;

/** What the registrar's mailbox takes: commands, and its own. */
interface RegistrarMessage {}
