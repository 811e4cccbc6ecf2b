package io.libswarm.runtime.http.tree;

import akka.NotUsed;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.libswarm.protocol.CallNative;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.Header;
import io.libswarm.protocol.NativeHead;
import io.libswarm.protocol.NativeOffered;
import io.libswarm.protocol.NativeReply;
import io.libswarm.protocol.StreamElement;
import io.libswarm.protocol.StreamName;
import io.libswarm.runtime.http.ByteStreams;
import io.libswarm.runtime.http.Duplex;
import io.libswarm.runtime.http.Headers;
import io.libswarm.runtime.http.Request;
import io.libswarm.runtime.tree.Question;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Requests in the system's own words, passed through both ways, upgraded or not. */
final class NativeRoute {
    /** What is between the client and this door only. */
    private static final Set<String> OURS = Set.of(
            "host",
            "expect",
            "http2-settings",
            "keep-alive",
            "proxy-connection",
            "swarm-request-id",
            "swarm-deadline",
            "traceparent");

    private NativeRoute() {}

    static void call(Visit visit, String path) {
        Request request = visit.exchange().request();
        String target = request.rawQuery().isEmpty() ? path : path + "?" + request.rawQuery();
        boolean upgrade = request.asksForUpgrade();
        List<Header> headers = request.headers().entries().stream()
                .filter(field -> passes(field.getKey(), upgrade))
                .map(field -> new Header(field.getKey(), field.getValue()))
                .toList();
        Question<NativeReply> question =
                (context, to) -> new CallNative(context, request.method(), target, headers, upgrade, to);
        visit.ask(question, NativeOffered.class, offered -> {
            CompletableFuture<Source<ByteString, NotUsed>> behind = new CompletableFuture<>();
            Source<ByteString, NotUsed> body =
                    ByteStreams.source(visit.exchange().body());
            Elements.chunks(
                            StreamName.DATA,
                            upgrade
                                    ? body.concatLazy(Source.completionStageSource(behind)
                                            .mapMaterializedValue(unused -> NotUsed.getInstance()))
                                    : body)
                    .runWith(offered.request().getSink(), visit.materializer());
            Elements.begin(visit, offered.response().getSource(), (first, rest) -> {
                if (first instanceof NativeHead head) {
                    answer(visit, head, rest, upgrade, behind);
                } else {
                    behind.complete(Source.empty());
                    visit.fail(Failure.of(ErrorCode.BACKEND_FAILED, "the system's answer has no head", visit.path()));
                }
            });
        });
    }

    private static void answer(
            Visit visit,
            NativeHead head,
            Source<StreamElement, NotUsed> rest,
            boolean upgrade,
            CompletableFuture<Source<ByteString, NotUsed>> behind) {
        List<Map.Entry<String, String>> fields = head.headers().stream()
                .<Map.Entry<String, String>>map(h -> new SimpleImmutableEntry<>(h.name(), h.value()))
                .toList();
        Headers headers = Headers.of(fields);
        Source<ByteString, NotUsed> bytes = Elements.bytes(rest);
        if (upgrade && (head.status() == 101 || head.status() == 200 && !headers.has("Content-Length"))) {
            Duplex duplex = visit.exchange().upgrade(head.status(), headers);
            behind.complete(ByteStreams.source(duplex.in()));
            bytes.runWith(ByteStreams.sink(duplex.out()), visit.materializer())
                    .whenComplete((done, failure) -> duplex.in().cancel());
        } else {
            behind.complete(Source.empty());
            ByteStreams.respond(visit.exchange(), head.status(), headers, bytes, visit.materializer());
        }
    }

    private static boolean passes(String name, boolean upgrade) {
        String field = name.toLowerCase(Locale.ROOT);
        boolean hop = field.equals("connection") || field.equals("upgrade");
        return !OURS.contains(field) && (upgrade || !hop);
    }
}
