package io.libswarm.backends.docker;

import io.libswarm.protocol.Failure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which looks at the engine are under way, by id, and who waits for them. One look at an id at a time, so that answers can't overtake each
 * other; one who asks while a look is under way waits for the next one, which begins after they asked. At most {@value #AT_ONCE} at once.
 */
final class Refreshes {

    static final int AT_ONCE = 16;

    private final Consumer<String> look;
    private final Map<String, List<Consumer<@Nullable Failure>>> running = new HashMap<>();
    private final Map<String, List<Consumer<@Nullable Failure>>> next = new HashMap<>();
    private final Set<String> queued = new LinkedHashSet<>();

    /** @param look begins to look at an id; {@link #done} is to follow */
    Refreshes(Consumer<String> look) {
        this.look = look;
    }

    void ask(String id) {
        next.computeIfAbsent(id, any -> new ArrayList<>());
        if (!running.containsKey(id)) {
            queued.add(id);
        }
        begin();
    }

    /** Tells the waiter null once the look has shown in memory, or why it could not. */
    void ask(String id, Consumer<@Nullable Failure> waiter) {
        next.computeIfAbsent(id, any -> new ArrayList<>()).add(waiter);
        ask(id);
    }

    void done(String id, @Nullable Failure failure) {
        List<Consumer<@Nullable Failure>> waiters = running.remove(id);
        if (next.containsKey(id)) {
            queued.add(id);
        }
        if (waiters != null) {
            waiters.forEach(waiter -> waiter.accept(failure));
        }
        begin();
    }

    private void begin() {
        Queue<String> ready = new ArrayDeque<>();
        for (var ids = queued.iterator(); ids.hasNext() && running.size() < AT_ONCE; ) {
            String id = ids.next();
            ids.remove();
            List<Consumer<@Nullable Failure>> waiters = next.remove(id);
            running.put(id, waiters == null ? List.of() : waiters);
            ready.add(id);
        }
        ready.forEach(look);
    }
}
