package io.libswarm.runtime.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import akka.NotUsed;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Keep;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import com.typesafe.config.ConfigFactory;
import io.libswarm.protocol.ErrorCode;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.StreamChunk;
import io.libswarm.protocol.StreamElement;
import io.libswarm.protocol.StreamEnded;
import io.libswarm.protocol.StreamName;
import io.libswarm.protocol.UploadOffered;
import io.libswarm.runtime.gate.AnsweredException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class StreamsTest {
    private static final ActorTestKit KIT = ActorTestKit.create(
            "streams",
            ConfigFactory.parseString("akka.stream.materializer.stream-ref.subscription-timeout = 300ms")
                    .withFallback(ConfigFactory.load()));

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    @Test
    void aStreamThatCompletesEndsOnceAndComplete() throws Exception {
        assertThat(read(Source.single(StreamChunk.of(ByteString.fromString("a")))))
                .containsExactly(StreamChunk.of(ByteString.fromString("a")), StreamEnded.COMPLETE);
    }

    @Test
    void aStreamThatFailsEndsWithTheReason() throws Exception {
        Source<StreamElement, NotUsed> source = Source.<StreamElement>single(StreamChunk.of(ByteString.fromString("a")))
                .concatLazy(Source.lazySource(
                        () -> Source.failed(new AnsweredException(ErrorCode.UNAVAILABLE, "the engine is gone"))));

        List<StreamElement> got = read(source);

        assertThat(got).hasSize(2);
        assertThat(got.get(1)).isEqualTo(StreamEnded.cut(Failure.of(ErrorCode.UNAVAILABLE, "the engine is gone")));
    }

    @Test
    void aStreamsOwnEndIsItsLastElement() throws Exception {
        StreamEnded end = new StreamEnded(null, 7);
        assertThat(read(Source.from(List.of(end, StreamChunk.of(ByteString.fromString("late"))))))
                .containsExactly(end);
    }

    @Test
    void smallChunksTravelTogetherAndLargeOnesAreSplit() throws Exception {
        ByteString small = ByteString.fromArray(new byte[1000]);
        ByteString large = ByteString.fromArray(new byte[1_000_000]);

        List<StreamElement> merged =
                read(Streams.chunks(StreamName.STDOUT, Source.repeat(small).take(1000)));
        List<StreamElement> split = read(Streams.chunks(StreamName.STDOUT, Source.single(large)));

        assertThat(merged).hasSizeLessThan(20);
        assertThat(size(merged)).isEqualTo(1_000_000);
        assertThat(split)
                .allMatch(e -> !(e instanceof StreamChunk c) || c.data().size() <= StreamChunk.LARGEST);
        assertThat(size(split)).isEqualTo(1_000_000);
    }

    @Test
    void chunksOfTwoStreamsOrWithTimesOfTheirOwnStayApart() throws Exception {
        Instant now = Instant.now();
        List<StreamElement> given = List.of(
                new StreamChunk(StreamName.STDOUT, ByteString.fromString("a"), null),
                new StreamChunk(StreamName.STDERR, ByteString.fromString("b"), null),
                new StreamChunk(StreamName.STDERR, ByteString.fromString("c"), now),
                new StreamChunk(StreamName.STDERR, ByteString.fromString("d"), now.plusMillis(1)));

        assertThat(read(Source.from(given)))
                .startsWith(given.toArray(StreamElement[]::new))
                .hasSize(5);
    }

    @Test
    void whatComesAloneGoesAtOnce() {
        Source<StreamElement, NotUsed> typing = Source.<StreamElement>single(StreamChunk.of(ByteString.fromString("a")))
                .concat(Source.maybe());

        CompletionStage<StreamElement> first =
                Streams.offer(typing, KIT.system()).getSource().runWith(Sink.head(), KIT.system());

        await().atMost(Duration.ofSeconds(1))
                .until(() -> first.toCompletableFuture().isDone());
    }

    @Test
    void aReaderThatDoesNotReadHoldsItsSourceBack() {
        AtomicInteger pulled = new AtomicInteger();
        Source<StreamElement, NotUsed> endless = Source.repeat(ByteString.fromArray(new byte[64 * 1024]))
                .map(data -> {
                    pulled.incrementAndGet();
                    return StreamChunk.of(data);
                });

        Streams.offer(endless, KIT.system()).getSource().runWith(Sink.<StreamElement>queue(), KIT.system());

        await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(3)).until(() -> pulled.get() < 80);
    }

    @Test
    void aStreamThatNobodyTakesUpIsReleased() {
        AtomicBoolean released = new AtomicBoolean();
        Source<StreamElement, NotUsed> endless = Source.<StreamElement>maybe().watchTermination((unused, done) -> {
            done.whenComplete((ok, failed) -> released.set(true));
            return NotUsed.getInstance();
        });

        Streams.offer(endless, KIT.system());

        await().atMost(Duration.ofSeconds(3)).untilTrue(released);
    }

    @Test
    void outputGoesOnAfterInputHasCompleted() throws Exception {
        Flow<StreamElement, StreamElement, NotUsed> countAtEnd = Flow.<StreamElement>create()
                .via(Streams.bytes())
                .fold(0, (sum, data) -> sum + data.size())
                .map(sum -> new StreamEnded(null, sum));
        Duplex duplex = Streams.duplex(countAtEnd, KIT.system());

        Streams.chunks(StreamName.STDIN, Source.single(ByteString.fromString("four")))
                .runWith(duplex.input().getSink(), KIT.system());

        assertThat(duplex.output()
                        .getSource()
                        .runWith(Sink.seq(), KIT.system())
                        .toCompletableFuture()
                        .get(3, TimeUnit.SECONDS))
                .containsExactly(new StreamEnded(null, 4));
    }

    @Test
    void anUploadThatWasCutSaysSo() throws Exception {
        UploadOffered upload =
                Streams.upload(Flow.<ByteString>create().toMat(Sink.ignore(), Keep.right()), KIT.system());
        StreamEnded cut = StreamEnded.cut(Failure.of(ErrorCode.UNAVAILABLE, "the sender's disk is gone"));

        Source.<StreamElement>single(cut).runWith(upload.tar().getSink(), KIT.system());

        assertThat(upload.outcome()
                        .getSource()
                        .runWith(Sink.seq(), KIT.system())
                        .toCompletableFuture()
                        .get(3, TimeUnit.SECONDS))
                .containsExactly(cut);
    }

    @Test
    void bytesOfACutStreamFail() {
        StreamEnded cut = StreamEnded.cut(Failure.of(ErrorCode.UNAVAILABLE, "cut"));
        CompletionStage<List<ByteString>> bytes =
                Source.<StreamElement>single(cut).via(Streams.bytes()).runWith(Sink.seq(), KIT.system());

        assertThatThrownBy(() -> bytes.toCompletableFuture().get(3, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(AnsweredException.class);
    }

    private static List<StreamElement> read(Source<? extends StreamElement, ?> source) throws Exception {
        return Streams.offer(
                        source.<StreamElement>map(e -> e).mapMaterializedValue(m -> NotUsed.getInstance()),
                        KIT.system())
                .getSource()
                .runWith(Sink.seq(), KIT.system())
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS);
    }

    private static int size(List<StreamElement> elements) {
        return elements.stream()
                .mapToInt(e -> e instanceof StreamChunk c ? c.data().size() : 0)
                .sum();
    }
}
