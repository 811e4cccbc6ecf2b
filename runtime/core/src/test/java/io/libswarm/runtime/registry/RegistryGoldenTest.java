package io.libswarm.runtime.registry;

import io.libswarm.protocol.BackendSpec;
import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.Deadline;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.Kind;
import io.libswarm.protocol.NodeHandle;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeState;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.Placement;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.Verb;
import io.libswarm.protocol.WireMessage;
import io.libswarm.runtime.golden.GoldenContract;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

class RegistryGoldenTest extends GoldenContract {

    @Override
    protected Set<Class<?>> messages() {
        return Set.copyOf(RegistryModule.MESSAGES);
    }

    @Override
    protected List<WireMessage> samples() {
        BackendSpec spec = new BackendSpec("docker", Map.of("host", List.of("tcp://a:1")), Placement.onRole("edge"));
        WantedBackend wanted = new WantedBackend("east", spec, Map.of("zone", "a"), 4);
        Failure failure = Failure.of(ErrorCode.ALREADY_EXISTS, "backend east exists", NodePath.of("east"));
        Deadline deadline = Deadline.in(Duration.ofSeconds(5));
        NodePath path = NodePath.of("east");
        NodeHandle handle = new NodeHandle(path, ref(), Kind.BACKEND, Set.of(Verb.LIST));
        NodeSummary summary = new NodeSummary(
                path, Kind.BACKEND, RunState.RUNNING, Map.of("zone", "a"), Map.of(), "Up", new Cursor("east", 9, 1));
        return List.of(
                wanted,
                new KnownMember("m1", "127.0.0.1:2551", Set.of("edge")),
                new Claim("east", "m1", 4, 9),
                new RegistrarCommand.RegisterBackend(wanted, deadline, ref()),
                new RegistrarCommand.UnregisterBackend("east", 4, deadline, ref()),
                new RegistrarReply.BackendRegistered(wanted, true),
                new RegistrarReply.BackendUnregistered(true),
                new RegistrarReply.RegistryRefused(failure),
                new AwaitBackend(ref()),
                new BackendUp(handle, new NodeState(summary, Set.of(Verb.LIST), null, null)),
                new BackendDown(failure));
    }
}
