package io.libswarm.backends.dockerserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A network or volume, and where it lives.
 *
 * @param engine whose it is
 * @param entry in the engine's own list
 */
record Located(Engine engine, JsonNode entry) {

    static List<Located> all(Pool pool, Thing thing) {
        List<Located> all = new ArrayList<>();
        for (Engine engine : pool.engines()) {
            engine.all(thing).forEach(entry -> all.add(new Located(engine, entry)));
        }
        return all;
    }

    /**
     * All that a client may mean: by id, name or {@code host/name}, else by the beginning of an id.
     *
     * @throws Refusal when there is more than one that is not everywhere
     */
    static List<Located> find(Pool pool, Thing thing, String reference) {
        List<Located> named = new ArrayList<>();
        List<Located> begun = new ArrayList<>();
        for (Located one : all(pool, thing)) {
            if (one.id().equals(reference)) {
                return List.of(one);
            } else if (one.name().equals(reference) || one.fullName().equals(reference)) {
                named.add(one);
            } else if (one.id().startsWith(reference)) {
                begun.add(one);
            }
        }
        return named.isEmpty() ? begun : named;
    }

    /** The one that is meant. */
    static Located one(Pool pool, Thing thing, String reference, String missing) {
        List<Located> found = find(pool, thing, reference);
        if (found.isEmpty()) {
            throw new Refusal(404, missing);
        }
        if (found.size() > 1 && !found.get(0).isPredefined()) {
            String places = found.stream().map(Located::fullName).sorted().collect(Collectors.joining(", "));
            throw new Refusal(
                    409,
                    "more than one " + thing.type() + " is called " + reference + ": " + places
                            + " (expected: one of these)");
        }
        return found.stream().filter(one -> one.engine.isUp()).findFirst().orElse(found.get(0));
    }

    String name() {
        return entry.path("Name").asText();
    }

    String id() {
        return entry.path("Id").asText(name());
    }

    String fullName() {
        return engine.name() + "/" + name();
    }

    /** One of the networks that each engine has. */
    boolean isPredefined() {
        return switch (name()) {
            case "bridge", "host", "none" -> entry.has("Scope") && entry.has("Id");
            default -> false;
        };
    }
}
