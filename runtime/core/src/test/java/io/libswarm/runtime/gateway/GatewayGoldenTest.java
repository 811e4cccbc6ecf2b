package io.libswarm.runtime.gateway;

import io.libswarm.protocol.DescribeBackend;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.Kind;
import io.libswarm.protocol.NodeHandle;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.ProtocolRange;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.Verb;
import io.libswarm.protocol.WireMessage;
import io.libswarm.runtime.golden.GoldenContract;
import java.time.Duration;
import java.util.List;
import java.util.Set;

class GatewayGoldenTest extends GoldenContract {

    @Override
    protected Set<Class<?>> messages() {
        return Set.copyOf(GatewayModule.messages());
    }

    @Override
    protected List<WireMessage> samples() {
        Failure failure = Failure.of(ErrorCode.UNAVAILABLE, "member m1 has ended the session");
        NodePath path = NodePath.of("east", "host");
        NodeHandle handle = new NodeHandle(path, ref(), Kind.HOST, Set.of(Verb.LIST));
        return List.of(
                new Answered(7, failure),
                new ClientBeat(),
                new ClientHello(3, ref(), new ProtocolRange(1, 1)),
                new ClientLeft(),
                new ClientQuery(
                        7, path, handle, new DescribeBackend(QueryContext.within(Duration.ofSeconds(5)), ref())),
                new SessionBeat(3),
                new SessionEnded(3, failure),
                new Welcomed(3, ref(), "m1", List.of("h1:1", "h2:2")));
    }
}
