package io.libswarm.backends.dockerserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The answers of many engines to one request, by engine; one that could not answer has a reason instead. */
record Gathered(Map<Engine, NativeCalls.Whole> answers) {

    /** Asks all at once. */
    static CompletionStage<Gathered> ask(
            NativeCalls calls, Collection<Engine> engines, Function<Engine, EngineCall> call) {
        Map<Engine, CompletableFuture<NativeCalls.Whole>> asked = new LinkedHashMap<>();
        for (Engine engine : engines) {
            asked.put(
                    engine,
                    calls.whole(engine.path(), NativeCalls.own(), call.apply(engine))
                            .exceptionally(failure -> NativeCalls.Whole.failed(failure))
                            .toCompletableFuture());
        }
        return CompletableFuture.allOf(asked.values().toArray(CompletableFuture<?>[]::new))
                .thenApply(all -> {
                    Map<Engine, NativeCalls.Whole> answers = new LinkedHashMap<>();
                    asked.forEach((engine, answer) -> answer.thenAccept(whole -> answers.put(engine, whole)));
                    return new Gathered(answers);
                });
    }

    List<JsonNode> good() {
        return answers.values().stream()
                .filter(whole -> whole.status() < 300 && !whole.body().isEmpty())
                .map(whole -> Json.read(whole.body()))
                .toList();
    }

    /** Passes when at least one did well; else throws the only refusal, or one that names each host's. */
    Gathered atLeastOne() {
        if (answers.values().stream().noneMatch(whole -> whole.status() < 300)) {
            throw refusal();
        }
        return this;
    }

    /** Passes when all did well, or had nothing to do (404); else throws what each host said. */
    Gathered all() {
        boolean refused = answers.values().stream().anyMatch(whole -> whole.status() >= 400 && whole.status() != 404);
        if (refused) {
            throw refusal();
        }
        return atLeastOne();
    }

    private Refusal refusal() {
        if (answers.isEmpty()) {
            return new Refusal(503, "no engine of the pool can be reached");
        }
        NativeCalls.Whole worst = answers.values().stream()
                .filter(whole -> whole.status() >= 400)
                .findFirst()
                .orElseThrow();
        long kinds = answers.values().stream().map(this::words).distinct().count();
        if (kinds == 1) {
            return worst.refusal();
        }
        StringBuilder each = new StringBuilder();
        answers.forEach((engine, whole) -> each.append(each.isEmpty() ? "" : "; ")
                .append(engine.name())
                .append(": ")
                .append(words(whole)));
        return new Refusal(worst.status(), each.toString());
    }

    private String words(NativeCalls.Whole whole) {
        return whole.status() < 300 ? "done" : String.valueOf(whole.refusal().getMessage());
    }

    /** Objects in one: lists one behind the other, each entry once; numbers added. */
    ObjectNode merged() {
        ObjectNode sum = Json.object();
        for (JsonNode one : good()) {
            one.fields().forEachRemaining(field -> add(sum, field.getKey(), field.getValue()));
        }
        return sum;
    }

    private static void add(ObjectNode sum, String key, JsonNode value) {
        JsonNode before = sum.get(key);
        if (before == null || before.isNull()) {
            sum.set(key, value.deepCopy());
        } else if (before.isArray() && value.isArray()) {
            addAll((ArrayNode) before, value);
        } else if (before.isNumber() && value.isNumber()) {
            sum.put(key, before.asLong() + value.asLong());
        }
    }

    /** Lists in one, each entry once. */
    ArrayNode list() {
        ArrayNode all = Json.array();
        good().forEach(one -> addAll(all, one));
        return all;
    }

    private static void addAll(ArrayNode into, JsonNode more) {
        Set<JsonNode> known = new HashSet<>();
        into.forEach(known::add);
        for (JsonNode one : more) {
            if (known.add(one)) {
                into.add(one);
            }
        }
    }
}
