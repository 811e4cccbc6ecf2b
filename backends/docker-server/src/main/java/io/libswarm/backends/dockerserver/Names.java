package io.libswarm.backends.dockerserver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the one container that a client means: by full id, name, {@code host/name}, or the beginning of an id, in this order. */
final class Names {
    private final Pool pool;

    Names(Pool pool) {
        this.pool = pool;
    }

    /** Throws a {@link Refusal} when there is none, or more than one. */
    Container container(String reference) {
        return find(reference).orElseThrow(() -> new Refusal(404, "No such container: " + reference));
    }

    /** Empty when there is none; a {@link Refusal} that lists them when there is more than one. */
    Optional<Container> find(String reference) {
        String wanted = reference.startsWith("/") ? reference.substring(1) : reference;
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        for (Engine engine : pool.engines()) {
            Container exact = engine.containers().get(wanted);
            if (exact != null) {
                return Optional.of(exact);
            }
        }
        List<Container> named = new ArrayList<>();
        List<Container> begun = new ArrayList<>();
        for (Container one : pool.containers()) {
            if (one.names().contains(wanted) || (one.owner().name() + "/" + one.name()).equals(wanted)) {
                named.add(one);
            } else if (one.id().startsWith(wanted)) {
                begun.add(one);
            }
        }
        List<Container> found = named.isEmpty() ? begun : named;
        if (found.size() > 1) {
            throw new Refusal(
                    named.isEmpty() ? 400 : 409,
                    (named.isEmpty()
                                    ? "Multiple IDs found with provided prefix: "
                                    : "more than one container is called ")
                            + wanted + ": " + listed(found) + " (expected: one of these)");
        }
        return found.stream().findFirst();
    }

    private static String listed(List<Container> found) {
        return found.stream()
                .map(one -> one.owner().name() + "/" + one.name())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
