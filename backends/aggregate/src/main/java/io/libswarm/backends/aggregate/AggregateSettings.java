package io.libswarm.backends.aggregate;

import io.libswarm.protocol.NodePath;
import io.libswarm.runtime.spi.InvalidSettings;
import io.libswarm.runtime.spi.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a pool is made of.
 *
 * @param targets nodes given by their paths
 * @param labels that a backend must have to be a target; an empty value: any
 * @param providers of which a backend must have one to be a target; empty: any
 * @param strategy how hosts are ranked
 */
record AggregateSettings(Set<NodePath> targets, Map<String, String> labels, Set<String> providers, Strategy strategy) {

    /**
     * Reads them.
     *
     * @throws InvalidSettings naming each value that is wrong
     */
    static AggregateSettings read(NodePath pool, Settings settings) {
        Set<NodePath> targets = new LinkedHashSet<>();
        settings.all("targets").forEach(text -> targets.add(NodePath.parse(text)));
        Map<String, String> labels = new LinkedHashMap<>();
        for (String label : settings.all("label")) {
            int equals = label.indexOf('=');
            labels.put(equals < 0 ? label : label.substring(0, equals), equals < 0 ? "" : label.substring(equals + 1));
        }
        Set<String> providers = Set.copyOf(settings.all("provider"));
        List<String> wrong = wrong(pool, targets);
        if (labels.containsKey("")) {
            wrong.add("label: without a key (expected: key=value, or key)");
        }
        if (targets.isEmpty() && labels.isEmpty() && providers.isEmpty()) {
            wrong.add("targets: none (expected: paths, or a label or provider that backends have)");
        }
        if (!wrong.isEmpty()) {
            throw new InvalidSettings(String.join("; ", wrong));
        }
        return new AggregateSettings(targets, labels, providers, Strategy.named(settings.text("strategy")));
    }

    private static List<String> wrong(NodePath pool, Set<NodePath> targets) {
        List<String> wrong = new ArrayList<>();
        for (NodePath target : targets) {
            if (target.isRoot()) {
                wrong.add("targets: / (expected: a node below it; for all backends of a kind, label or provider)");
            } else if (pool.contains(target)) {
                wrong.add(
                        "targets: " + target + " is the pool's own (expected: a node that is not below " + pool + ")");
            }
            targets.stream()
                    .filter(other -> !other.isRoot() && !other.equals(target) && other.contains(target))
                    .forEach(other ->
                            wrong.add("targets: " + target + " is below " + other + " (expected: one of them)"));
        }
        return wrong;
    }

    /** Whether backends are looked for, beside the targets that are given. */
    boolean selects() {
        return !labels.isEmpty() || !providers.isEmpty();
    }
}
