package io.libswarm.backends.aggregate;

import akka.stream.KillSwitches;
import akka.stream.SharedKillSwitch;
import io.libswarm.protocol.NodePath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Within one watch: gives each target that comes a switch, and pulls it when the target goes. */
final class Switches {
    private final Map<NodePath, SharedKillSwitch> running = new HashMap<>();

    /** A target to watch until its switch is pulled. */
    record Switched(NodePath target, SharedKillSwitch until) {}

    Iterable<Switched> on(TargetSet.Change change) {
        if (change.wanted()) {
            SharedKillSwitch until = KillSwitches.shared(change.target().toString());
            running.put(change.target(), until);
            return List.of(new Switched(change.target(), until));
        }
        SharedKillSwitch until = running.remove(change.target());
        if (until != null) {
            until.shutdown();
        }
        return List.of();
    }
}
