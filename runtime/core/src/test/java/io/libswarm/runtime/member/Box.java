package io.libswarm.runtime.member;

import akka.actor.typed.javadsl.ActorContext;
import io.libswarm.protocol.Cursor;
import io.libswarm.protocol.Kind;
import io.libswarm.protocol.NodeMessage;
import io.libswarm.protocol.NodeStarted;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.RunState;
import io.libswarm.protocol.StartNode;
import io.libswarm.protocol.StartReply;
import io.libswarm.protocol.StopNode;
import io.libswarm.protocol.StopReply;
import io.libswarm.protocol.Verb;
import io.libswarm.runtime.gate.Call;
import io.libswarm.runtime.node.Handlers;
import io.libswarm.runtime.node.NodeBehavior;
import io.libswarm.runtime.spi.BackendContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The node of a {@link BoxProvider}. Started, it writes down its process; stopped, it ends by itself. */
final class Box extends NodeBehavior<Box> {
    private static final Handlers<Box> HANDLERS = NodeBehavior.<Box>basics()
            .on(StartNode.class, Box::onStart)
            .on(StopNode.class, Box::onStop)
            .build();

    private static final Map<String, Integer> ALIVE = new ConcurrentHashMap<>();
    private static final Map<String, Integer> MOST_ALIVE = new ConcurrentHashMap<>();

    private final Path log;

    Box(ActorContext<NodeMessage> actor, BackendContext context, String note, Path log) {
        super(actor, context.subtree(), context.path());
        this.log = log;
        MOST_ALIVE.merge(path().name(), ALIVE.merge(path().name(), 1, Integer::sum), Math::max);
        try {
            Files.createDirectories(context.dataDir());
            Files.writeString(context.dataDir().resolve("note"), note);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context.meters().counter("box.created").increment();
        context.blocking().execute(() -> {});
        context.subtree()
                .put(
                        new NodeSummary(
                                context.path(),
                                Kind.BACKEND,
                                RunState.RUNNING,
                                Map.of(),
                                Map.of(
                                        "member",
                                        context.member(),
                                        "pid",
                                        Long.toString(ProcessHandle.current().pid())),
                                note,
                                new Cursor("", 0, 0)),
                        actor.getSelf(),
                        verbs());
    }

    static Set<Verb> ownVerbs() {
        return HANDLERS.verbs();
    }

    /** How many of that name have ever lived in this JVM at once. */
    static int mostAlive(String name) {
        return MOST_ALIVE.getOrDefault(name, 0);
    }

    @Override
    protected void onEnded() {
        ALIVE.merge(path().name(), -1, Integer::sum);
    }

    @Override
    protected Handlers<Box> handlers() {
        return HANDLERS;
    }

    private void onStart(Call<StartNode, StartReply> call) {
        if (log != null) {
            try {
                String line = ProcessHandle.current().pid() + "\n";
                Files.writeString(log, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        call.reply(new NodeStarted(state(), true));
    }

    private void onStop(Call<StopNode, StopReply> call) {
        end();
    }
}
