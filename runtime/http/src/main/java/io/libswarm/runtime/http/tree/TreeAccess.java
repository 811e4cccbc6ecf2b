package io.libswarm.runtime.http.tree;

import akka.actor.typed.ActorSystem;
import io.libswarm.runtime.tree.Tree;

/**
 * The runtime while it is there: a member that was downed and joins again has another one.
 *
 * @param tree asks nodes
 * @param system runs the streams of their answers
 */
public record TreeAccess(Tree tree, ActorSystem<?> system) {}
