package io.libswarm.backends.dockerserver;

import akka.Done;
import io.libswarm.protocol.NodePath;
import io.libswarm.runtime.http.Headers;
import io.libswarm.runtime.http.PathMatch;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

/** What is asked of one container, and answered by its owner. */
final class ContainerForward implements Routes.Group {
    private static final List<String> CHANGES =
            List.of("start", "stop", "kill", "restart", "pause", "unpause", "update", "resize");

    private final Pool pool;
    private final Names names;
    private final Forward forward;
    private final ForeignForward foreign;
    private final ForeignStreams foreignStreams;

    ContainerForward(Pool pool, Names names, Forward forward, ForeignForward foreign) {
        this.pool = pool;
        this.names = names;
        this.forward = forward;
        this.foreign = foreign;
        this.foreignStreams = new ForeignStreams(foreign, pool.calls());
    }

    @Override
    public void addTo(Routes routes) {
        routes.get("/containers/{name...}/json", this::inspect)
                .get("/containers/{name...}/logs", plain("logs"))
                .get("/containers/{name...}/stats", plain("stats"))
                .get("/containers/{name...}/top", plain("top"))
                .get("/containers/{name...}/changes", plain("changes"))
                .get("/containers/{name...}/export", plain("export"))
                .get("/containers/{name...}/checkpoints", plain("checkpoints"))
                .post("/containers/{name...}/checkpoints", plain("checkpoints"))
                .on("*", "/containers/{name...}/archive", plain("archive"))
                .post("/containers/{name...}/attach", upgrade("attach"))
                .get("/containers/{name...}/attach/ws", upgrade("attach/ws"))
                .post("/containers/{name...}/wait", this::await)
                .post("/containers/{name...}/rename", this::rename)
                .on(
                        "DELETE",
                        "/containers/{name...}/checkpoints/{checkpoint}",
                        (visit, path) -> owned(
                                visit,
                                path,
                                (one, engine) -> forward.plain(
                                        visit, engine, path(one, "checkpoints/" + path.raw("checkpoint")))));
        routes.on("DELETE", "/containers/{name...}", this::remove);
        CHANGES.forEach(what -> routes.post("/containers/{name...}/" + what, change(what)));
    }

    private BiConsumer<Visit, PathMatch> plain(String what) {
        return (visit, path) -> owned(visit, path, (one, engine) -> forward.plain(visit, engine, path(one, what)));
    }

    private BiConsumer<Visit, PathMatch> upgrade(String what) {
        return (visit, path) -> owned(visit, path, (one, engine) -> forward.upgrade(visit, engine, path(one, what)));
    }

    private BiConsumer<Visit, PathMatch> change(String what) {
        return (visit, path) -> owned(
                visit,
                path,
                (one, engine) -> forward.change(visit, engine, path(one, what), () -> pool.look(engine, one.id())));
    }

    /** From memory where it has the owner's own document in the version asked, from the owner else, and where sizes are asked for. */
    private void inspect(Visit visit, PathMatch path) {
        owned(visit, path, (one, engine) -> {
            ApiVersion version = visit.version();
            boolean same = version == null || version.compareTo(engine.newest()) >= 0;
            if (one.document() == null || !same || visit.flag("size") || !engine.isUp()) {
                forward.plain(visit, engine, path(one, "json"));
            } else {
                visit.respond(200, Headers.contentType("application/json"), one.document());
            }
        });
    }

    private void await(Visit visit, PathMatch path) {
        owned(
                visit,
                path,
                (one, engine) -> forward.late(visit, engine, path(one, "wait"), () -> pool.look(engine, one.id())));
    }

    private void remove(Visit visit, PathMatch path) {
        owned(
                visit,
                path,
                (one, engine) -> forward.change(
                        visit,
                        engine,
                        "/containers/" + one.id(),
                        () -> both(pool.look(engine, one.id()), visit.flag("v"), engine)));
    }

    private CompletionStage<Done> both(CompletionStage<Done> first, boolean volumes, Engine engine) {
        return volumes ? first.thenCombine(pool.look(engine, Thing.VOLUME), (one, other) -> one) : first;
    }

    /** Names are the pool's, not the engine's alone. */
    private void rename(Visit visit, PathMatch path) {
        owned(visit, path, (one, engine) -> {
            String name = visit.parameter("name").orElse("");
            names.find(name).filter(other -> !other.id().equals(one.id())).ifPresent(other -> {
                if (other.names().contains(name.startsWith("/") ? name.substring(1) : name)) {
                    throw ContainerCreate.conflict(name, other);
                }
            });
            forward.change(visit, engine, path(one, "rename"), () -> pool.look(engine, one.id()));
        });
    }

    private void owned(Visit visit, PathMatch path, BiConsumer<Container, Engine> then) {
        Container one = names.container(path.decoded("name"));
        if (one.owner() instanceof Engine engine) {
            then.accept(one, engine);
        } else if (one.node() != null) {
            translated(visit, path, one, one.node());
        }
    }

    private void translated(Visit visit, PathMatch path, Container one, NodePath node) {
        String method = visit.request().method();
        String what = path.pattern().substring("/containers/{name...}".length());
        switch (method + " " + what) {
            case "GET /json" -> foreign.inspect(visit, node);
            case "GET /logs" -> foreignStreams.logs(visit, node);
            case "POST /start" -> foreign.start(visit, node);
            case "POST /stop" -> foreign.stop(visit, node);
            case "POST /kill" -> foreign.kill(visit, node);
            case "POST /restart" -> foreign.restart(visit, node);
            case "POST /wait" -> foreignStreams.await(visit, node);
            case "DELETE " -> foreign.remove(visit, node);
            default ->
                throw new Refusal(
                        501,
                        method + " " + path.pattern() + " is not translated for "
                                + one.owner().path() + ", which is no Docker engine");
        }
    }

    static String path(Container one, String what) {
        return "/containers/" + one.id() + "/" + what;
    }
}
