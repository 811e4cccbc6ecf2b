package io.libswarm.runtime.tree;

import akka.actor.Address;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodeReply;
import io.libswarm.runtime.gate.Failures;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The members that can't be reached now, and who waits for an answer of which member. A dead member has no gate to answer for it; this does.
 * Any thread.
 */
public final class LostMembers {
    private final Set<Address> lost = ConcurrentHashMap.newKeySet();
    private final Map<Address, Set<CompletableFuture<? extends NodeReply>>> waiting = new ConcurrentHashMap<>();

    /** The member can't be reached: all that wait for it are answered. */
    public void lost(Address member) {
        lost.add(member);
        Set<CompletableFuture<? extends NodeReply>> asked = waiting.remove(member);
        if (asked != null) {
            asked.forEach(future -> answer(future, member));
        }
    }

    /** The member can be reached again. */
    public void found(Address member) {
        lost.remove(member);
    }

    <R extends NodeReply> CompletionStage<R> guard(Address member, Supplier<CompletionStage<R>> exchange) {
        CompletableFuture<R> result = new CompletableFuture<>();
        Set<CompletableFuture<? extends NodeReply>> asked =
                waiting.computeIfAbsent(member, m -> ConcurrentHashMap.newKeySet());
        asked.add(result);
        if (lost.contains(member)) {
            asked.remove(result);
            answer(result, member);
            return result;
        }
        exchange.get().whenComplete((reply, never) -> {
            asked.remove(result);
            result.complete(reply);
        });
        return result;
    }

    private static <R extends NodeReply> void answer(CompletableFuture<R> future, Address member) {
        future.complete(
                Failures.as(Failure.of(ErrorCode.UNAVAILABLE, "member " + member.hostPort() + " can't be reached")));
    }
}
