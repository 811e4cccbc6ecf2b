package io.libswarm.backends.simulator;

import akka.NotUsed;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import com.fasterxml.jackson.core.type.TypeReference;
import io.libswarm.protocol.CallNative;
import io.libswarm.protocol.Header;
import io.libswarm.protocol.NativeHead;
import io.libswarm.protocol.NativeOffered;
import io.libswarm.protocol.NativeReply;
import io.libswarm.protocol.StreamChunk;
import io.libswarm.protocol.StreamElement;
import io.libswarm.protocol.StreamName;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.stream.Duplex;
import io.libswarm.runtime.stream.Streams;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The simulator's own API: {@code GET /node}, {@code GET /topology}, {@code GET} and {@code PUT /faults}, {@code POST /exit?status=}, {@code
 * /lost} and {@code /found}, and {@code /echo}, which sends any body back.
 */
final class NativeApi {
    private static final int LARGEST_BODY = 1 << 20;
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private NativeApi() {}

    /** Answers a native call of a node. On the node's thread. */
    static void answer(SimulatedNode<?> node, Call<CallNative, NativeReply> call) {
        Duplex duplex = Streams.duplex(flow(node, call.query()), node.system());
        call.reply(new NativeOffered(duplex.input(), duplex.output()));
    }

    private static Flow<StreamElement, StreamElement, ?> flow(SimulatedNode<?> node, CallNative query) {
        int mark = query.target().indexOf('?');
        String path = mark < 0 ? query.target() : query.target().substring(0, mark);
        if (query.upgrade()) {
            return echo(
                    new NativeHead(101, List.of(new Header("Upgrade", "tcp"), new Header("Connection", "Upgrade"))));
        }
        switch (query.method() + " " + path) {
            case "GET /node":
                return fixed(200, Documents.of(node).content());
            case "GET /topology":
                return answering(Source.<StreamElement>single(head(200, "application/x-ndjson"))
                        .concat(Streams.chunks(StreamName.DATA, TopologyLines.of(node))));
            case "GET /faults":
                return fixed(200, Documents.json(FaultsDocument.of(node.world().faults())));
            case "PUT /faults":
                return withBody(body -> setFaults(node.world(), body));
            case "POST /echo":
            case "PUT /echo":
                return echo(head(200, "application/octet-stream"));
            default:
                if (query.method().equals("POST") && node.simulate(path.substring(1), parameters(query.target()))) {
                    return fixed(200, Documents.json(Map.of("done", path.substring(1))));
                }
                return error(
                        404,
                        query.method() + " " + path + ": not there (expected: GET /node, GET /topology, "
                                + "GET or PUT /faults, POST /exit, /lost, /found or /echo)");
        }
    }

    private static Flow<StreamElement, StreamElement, ?> echo(NativeHead head) {
        return Flow.<StreamElement>create()
                .via(Streams.bytes())
                .<StreamElement>map(StreamChunk::of)
                .prepend(Source.single(head));
    }

    private static Flow<StreamElement, StreamElement, ?> answering(Source<StreamElement, ?> answer) {
        return Flow.fromSinkAndSource(Sink.ignore(), answer);
    }

    private static Flow<StreamElement, StreamElement, ?> fixed(int status, ByteString json) {
        return answering(elements(status, json));
    }

    private static Flow<StreamElement, StreamElement, ?> error(int status, String message) {
        return fixed(status, Documents.json(Map.of("message", message)));
    }

    private static Source<StreamElement, NotUsed> elements(int status, ByteString json) {
        return Source.from(List.of(head(status, "application/json"), StreamChunk.of(json)));
    }

    private static NativeHead head(int status, String mediaType) {
        return new NativeHead(status, List.of(new Header("Content-Type", mediaType)));
    }

    private interface WithBody {
        Source<StreamElement, NotUsed> answer(ByteString body);
    }

    private static Flow<StreamElement, StreamElement, ?> withBody(WithBody handler) {
        return Flow.<StreamElement>create()
                .via(Streams.bytes())
                .limitWeighted(LARGEST_BODY, data -> (long) data.size())
                .fold(ByteString.emptyByteString(), ByteString::concat)
                .flatMapConcat(handler::answer);
    }

    private static Source<StreamElement, NotUsed> setFaults(World world, ByteString body) {
        try {
            Faults faults = FaultsDocument.read(Documents.JSON.readValue(body.toArrayUnsafe(), OBJECT));
            world.faults(faults);
            return elements(200, Documents.json(FaultsDocument.of(faults)));
        } catch (IOException | RuntimeException e) {
            return elements(400, Documents.json(Map.of("message", String.valueOf(e.getMessage()))));
        }
    }

    private static Map<String, String> parameters(String target) {
        Map<String, String> found = new HashMap<>();
        int mark = target.indexOf('?');
        if (mark >= 0) {
            for (String pair : target.substring(mark + 1).split("&")) {
                int equal = pair.indexOf('=');
                String key = equal < 0 ? pair : pair.substring(0, equal);
                String value = equal < 0 ? "" : pair.substring(equal + 1);
                found.put(key, URLDecoder.decode(value, StandardCharsets.UTF_8));
            }
        }
        return found;
    }
}
