package io.libswarm.bench;

import io.libswarm.protocol.BackendSpec;
import io.libswarm.protocol.Failure;
import io.libswarm.protocol.NodePath;
import io.libswarm.protocol.NodeReply;
import io.libswarm.protocol.Placement;
import io.libswarm.protocol.QueryContext;
import io.libswarm.protocol.SpawnReply;
import io.libswarm.runtime.member.MemberSettings;
import io.libswarm.runtime.member.SwarmMember;
import io.libswarm.runtime.tree.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A member alone in this process, with backends whose provider and settings come from the command line: {@code name key=value ...}. */
final class Alone implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private final SwarmMember member;

    Alone() {
        member = SwarmMember.start(MemberSettings.alone()).awaitReady(Duration.ofSeconds(30));
    }

    SwarmMember member() {
        return member;
    }

    /** Makes a backend and waits until it answers. */
    NodePath mount(String name, String provider, Map<String, String> settings) throws Exception {
        Map<String, List<String>> values = new LinkedHashMap<>();
        settings.forEach((key, value) -> values.put(key, List.of(value)));
        SpawnReply reply = member.registerOnce(
                        name, new BackendSpec(provider, values, Placement.ANYWHERE), QueryContext.within(PATIENCE))
                .toCompletableFuture()
                .get();
        if (reply instanceof Failure failure) {
            throw new IllegalStateException(failure.message());
        }
        return NodePath.of(name);
    }

    <R extends NodeReply> R ask(NodePath path, Question<R> question) throws Exception {
        return member.tree()
                .ask(path, QueryContext.within(PATIENCE), question)
                .toCompletableFuture()
                .get();
    }

    /** {@code key=value} arguments as settings. */
    static Map<String, String> settings(List<String> arguments) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String argument : new ArrayList<>(arguments)) {
            int equals = argument.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("argument '" + argument + "' (expected: key=value)");
            }
            settings.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        return settings;
    }

    @Override
    public void close() {
        member.close();
    }
}
