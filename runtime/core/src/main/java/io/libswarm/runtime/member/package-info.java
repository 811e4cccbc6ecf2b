/**
 * A member of the cluster inside this JVM: {@link io.libswarm.runtime.member.SwarmMember} starts one, keeps it in the cluster, and gives out
 * the tree. How members find each other is in {@code JoinRule}, what they keep on disk in {@code DataDir}.
 */
@NullMarked
package io.libswarm.runtime.member;

import org.jspecify.annotations.NullMarked;
