package io.libswarm.runtime.registry;

import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.RemoveNode;
import io.libswarm.protocol.RemoveReply;
import io.libswarm.runtime.gate.Call;

/**
 * Asks the registrar to forget a backend, which ends it wherever it runs.
 *
 * @param name at the root
 * @param call answered when the backend is registered no more
 */
public record DropBackend(String name, Call<RemoveNode, RemoveReply> call) implements NodeMessage {}
