package io.libswarm.runtime.registry;

import akka.actor.typed.ActorRef;
import io.libswarm.protocol.BackendSpec;
import io.libswarm.protocol.NodeMessage;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One running place of a wanted backend. A backend that is wanted on every member has one instance on each, named {@code name@member}.
 *
 * @param name the name at the root
 * @param spec what is wanted
 * @param labels the labels wanted
 * @param member the member that it is assigned to; null when none will do
 * @param ref its actor; null while it is not running anywhere that can be reached
 */
public record Instance(
        String name,
        BackendSpec spec,
        Map<String, String> labels,
        @Nullable String member,
        @Nullable ActorRef<NodeMessage> ref) {}
