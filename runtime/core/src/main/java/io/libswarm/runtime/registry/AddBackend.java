package io.libswarm.runtime.registry;

import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.SpawnNode;
import io.libswarm.protocol.SpawnReply;
import io.libswarm.runtime.gate.Call;

/**
 * Asks the registrar for a backend.
 *
 * @param call answered when the backend is registered and its node answers
 */
public record AddBackend(Call<SpawnNode, SpawnReply> call) implements NodeMessage {}
