package io.libswarm.backends.dockerserver;

import akka.NotUsed;
import akka.stream.KillSwitches;
import akka.stream.SharedKillSwitch;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import com.fasterxml.jackson.databind.JsonNode;
import io.libswarm.protocol.Header;
import java.util.List;

/**
 * A request to an engine.
 *
 * @param target path and query, with the version
 * @param upgrade whether the connection turns into a byte stream
 * @param body sent as it is
 * @param gone shut down when nobody waits for the answer any more
 */
record EngineCall(
        String method,
        String target,
        List<Header> headers,
        boolean upgrade,
        Source<ByteString, NotUsed> body,
        SharedKillSwitch gone) {

    static EngineCall get(String target) {
        return new EngineCall("GET", target, List.of(), false, Source.empty(), KillSwitches.shared("gone"));
    }

    /** One without a body. */
    static EngineCall of(String method, String target) {
        return new EngineCall(
                method,
                target,
                List.of(new Header("Content-Length", "0")),
                false,
                Source.empty(),
                KillSwitches.shared("gone"));
    }

    static EngineCall post(String target, JsonNode json) {
        ByteString body = Json.write(json);
        return post(target, body);
    }

    /** One whose body is JSON already. */
    static EngineCall post(String target, ByteString json) {
        return sending("POST", target, NativeCalls.jsonHeaders(json), Source.single(json));
    }

    /** One with a body that is sent as it comes. */
    static EngineCall sending(String method, String target, List<Header> headers, Source<ByteString, NotUsed> body) {
        return new EngineCall(method, target, headers, false, body, KillSwitches.shared("gone"));
    }
}
