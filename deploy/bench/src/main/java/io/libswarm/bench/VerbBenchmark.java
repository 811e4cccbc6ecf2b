package io.libswarm.bench;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.SpawnProtocol;
import akka.actor.typed.javadsl.AskPattern;
import com.typesafe.config.ConfigFactory;
import io.libswarm.protocol.Freshness;
import io.libswarm.protocol.GetNode;
import io.libswarm.protocol.GetReply;
import io.libswarm.protocol.ListChildren;
import io.libswarm.protocol.ListReply;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodeReply;
import io.libswarm.protocol.Page;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.Selector;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A verb's round trip through gate and node, against a bare ask of an actor that answers the same messages; {@value #IN_FLIGHT} in flight.
 */
@NullUnmarked // what start() sets is there before any benchmark runs
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xmx1g", "-Djava.util.concurrent.ForkJoinPool.common.parallelism=2"})
public class VerbBenchmark {
    static final int IN_FLIGHT = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String CONFIG = """
            akka.actor.provider = cluster
            akka.remote.artery.canonical { hostname = 127.0.0.1, port = 0 }
            akka.cluster.jmx.enabled = off
            akka.loglevel = WARNING
            """;

    /** Whether the node lives in the asker's actor system, or in another one across a socket. */
    @Param({"local", "remote"})
    public String where = "local";

    private ActorSystem<SpawnProtocol.Command> asker;
    private ActorSystem<SpawnProtocol.Command> owner;
    private ActorRef<NodeMessage> bare;
    private ActorRef<NodeMessage> gated;

    @Setup
    public void start() throws Exception {
        asker = system();
        owner = where.equals("local") ? asker : system();
        bare = spawn(Network.bare(), "bare");
        gated = spawn(Network.gated(), "gated");
    }

    private static ActorSystem<SpawnProtocol.Command> system() {
        return ActorSystem.create(
                SpawnProtocol.create(),
                "bench",
                ConfigFactory.parseString(CONFIG).withFallback(ConfigFactory.load()));
    }

    private ActorRef<NodeMessage> spawn(Behavior<NodeMessage> behavior, String name) throws Exception {
        ActorRef<NodeMessage> ref = AskPattern.<SpawnProtocol.Command, ActorRef<NodeMessage>>ask(
                        owner,
                        replyTo -> new SpawnProtocol.Spawn<>(behavior, name, akka.actor.typed.Props.empty(), replyTo),
                        PATIENCE,
                        owner.scheduler())
                .toCompletableFuture()
                .get();
        return owner == asker
                ? ref
                : ActorRefResolver.get(asker)
                        .resolveActorRef(ActorRefResolver.get(owner).toSerializationFormat(ref));
    }

    @TearDown
    public void stop() {
        asker.terminate();
        owner.terminate();
    }

    private CompletableFuture<GetReply> get(ActorRef<NodeMessage> node) {
        QueryContext context = QueryContext.within(PATIENCE);
        return AskPattern.<NodeMessage, GetReply>ask(
                        node, r -> new GetNode(context, Freshness.REMEMBERED, r), PATIENCE, asker.scheduler())
                .toCompletableFuture();
    }

    private CompletableFuture<ListReply> list(ActorRef<NodeMessage> node) {
        QueryContext context = QueryContext.within(PATIENCE);
        return AskPattern.<NodeMessage, ListReply>ask(
                        node, r -> new ListChildren(context, Selector.ALL, Page.FIRST, r), PATIENCE, asker.scheduler())
                .toCompletableFuture();
    }

    private interface Asking<R extends NodeReply> {
        CompletableFuture<R> ask(ActorRef<NodeMessage> node);
    }

    private static <R extends NodeReply> void many(ActorRef<NodeMessage> node, Asking<R> asking) throws Exception {
        CompletableFuture<?>[] all = new CompletableFuture<?>[IN_FLIGHT];
        for (int i = 0; i < IN_FLIGHT; i++) {
            all[i] = asking.ask(node);
        }
        CompletableFuture.allOf(all).get();
    }

    @Benchmark
    @OperationsPerInvocation(IN_FLIGHT)
    public void bareGet() throws Exception {
        many(bare, this::get);
    }

    @Benchmark
    @OperationsPerInvocation(IN_FLIGHT)
    public void gatedGet() throws Exception {
        many(gated, this::get);
    }

    @Benchmark
    @OperationsPerInvocation(IN_FLIGHT)
    public void bareList() throws Exception {
        many(bare, this::list);
    }

    @Benchmark
    @OperationsPerInvocation(IN_FLIGHT)
    public void gatedList() throws Exception {
        many(gated, this::list);
    }
}
