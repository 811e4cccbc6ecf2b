package io.libswarm.backends.aggregate;

import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeSpec;
import io.libswarm.protocol.PeerFailure;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.SpawnNode;
import io.libswarm.protocol.SpawnReply;
import io.libswarm.runtime.gate.Call;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One spawn on its way to a host: what is asked, and which hosts won't have it. The pool's own state. */
final class Placing {
    private static final int MOST_NAMED = 20;

    private final Call<SpawnNode, SpawnReply> call;
    private final List<Constraint> constraints;
    private final Map<NodePath, Failure> refusals = new LinkedHashMap<>();

    /**
     * One that nobody has been asked about.
     *
     * @throws IllegalArgumentException naming a constraint that is none
     */
    Placing(Call<SpawnNode, SpawnReply> call) {
        this.call = call;
        this.constraints = spec().constraints().stream().map(Constraint::parse).toList();
    }

    Call<SpawnNode, SpawnReply> call() {
        return call;
    }

    NodeSpec spec() {
        return call.query().spec();
    }

    long memory() {
        return spec().resources().memoryBytes();
    }

    /** The same for each host and each repeat: a host that has made the child knows it again. */
    QueryContext context() {
        return call.context().part("placed");
    }

    Bookings.Booking booking() {
        return new Bookings.Booking(spec().name(), context().requestId().value(), memory());
    }

    /** What the host is asked for: the constraints have been seen to. */
    NodeSpec placed() {
        NodeSpec s = spec();
        return new NodeSpec(
                s.name(),
                s.image(),
                s.command(),
                s.env(),
                s.workingDir(),
                s.user(),
                s.stdin(),
                s.terminal(),
                s.labels(),
                s.ports(),
                s.mounts(),
                s.resources(),
                s.restart(),
                List.of(),
                s.start(),
                s.nativeSection(),
                null);
    }

    /** The host won't have it. */
    void refusedBy(NodePath host, Failure why) {
        refusals.put(host, why);
    }

    /** Of these hosts, those that may be asked; why others may not is remembered. */
    List<HostLoad> candidates(List<HostLoad> hosts) {
        return hosts.stream()
                .filter(host -> !refusals.containsKey(host.path()))
                .filter(host -> {
                    String objection = objection(host);
                    if (objection != null) {
                        refusals.put(host.path(), Failure.of(ErrorCode.CONFLICT, objection, host.path()));
                    }
                    return objection == null;
                })
                .toList();
    }

    /** Why the host can't be asked for it, by what is remembered of the host. */
    @Nullable
    String objection(HostLoad host) {
        RunState state = host.node().state();
        if (!state.equals(RunState.RUNNING) && !state.equals(RunState.UNKNOWN)) {
            return "is " + state;
        }
        for (Constraint constraint : constraints) {
            String objection = constraint.objection(host.node(), host.targetLabels());
            if (objection != null) {
                return objection;
            }
        }
        return memory() > 0 && host.memoryShare(memory()) > 1
                ? "has " + Math.max(0, host.memory() - host.memoryUsed()) + " B of memory free (asked for: " + memory()
                        + ")"
                : null;
    }

    /** The answer when nobody has taken it: each host and why. May be repeated when one of the reasons may pass. */
    Failure unplaceable(NodePath pool, List<PeerFailure> missing) {
        Map<NodePath, Failure> reasons = new LinkedHashMap<>(refusals);
        missing.forEach(target -> reasons.put(target.path(), target.failure()));
        Stream<String> named = reasons.entrySet().stream()
                .limit(MOST_NAMED)
                .map(reason -> reason.getKey() + ": " + reason.getValue().message());
        String rest = reasons.size() > MOST_NAMED ? "; and " + (reasons.size() - MOST_NAMED) + " more" : "";
        String name = spec().name();
        String message = "no host of " + pool + " takes " + (name == null ? "it" : "'" + name + "'") + ": "
                + (reasons.isEmpty() ? "it has none" : named.collect(Collectors.joining("; ")) + rest);
        boolean retryable = reasons.values().stream().anyMatch(Failure::retryable);
        return new Failure(ErrorCode.CONFLICT, message, retryable, pool);
    }
}
