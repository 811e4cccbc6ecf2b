package io.libswarm.runtime.member;

import io.libswarm.protocol.ProtocolRange;
import io.libswarm.protocol.WireMessage;
import io.libswarm.runtime.golden.GoldenContract;
import java.util.List;
import java.util.Map;
import java.util.Set;

class MemberGoldenTest extends GoldenContract {

    @Override
    protected Set<Class<?>> messages() {
        return Set.of(PeerProbe.class, PeerAnswer.class);
    }

    @Override
    protected List<WireMessage> samples() {
        return List.of(
                new PeerProbe("127.0.0.1:2551", ref()),
                new PeerAnswer(
                        "127.0.0.1:2552",
                        new ProtocolRange(1, 1),
                        true,
                        "127.0.0.1:2551",
                        Map.of("m1", "127.0.0.1:2551")));
    }
}
