package io.libswarm.backends.dockerserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code docker images}: those of all engines, each once, with all its names. */
final class ImageList {
    private static final Set<String> ALLOWED =
            Set.of("before", "dangling", "label", "node", "reference", "since", "until");

    private final Pool pool;

    ImageList(Pool pool) {
        this.pool = pool;
    }

    ArrayNode of(Visit visit) {
        Filters filters = Filters.of(visit, ALLOWED);
        Map<String, ObjectNode> merged = new LinkedHashMap<>();
        Set<String> parents = new HashSet<>();
        for (Engine engine : pool.engines()) {
            if (filters.exact("node", engine.name())) {
                for (JsonNode image : engine.all(Thing.IMAGE)) {
                    parents.add(image.path("ParentId").asText());
                    merge(merged, image);
                }
            }
        }
        List<ObjectNode> found = new ArrayList<>(merged.values());
        found.sort(Comparator.comparingLong(
                        (ObjectNode image) -> image.path("Created").asLong())
                .reversed());
        ArrayNode list = Json.array();
        for (ObjectNode image : found) {
            boolean dangling = names(image, "RepoTags").isEmpty();
            boolean inner = dangling && parents.contains(image.path("Id").asText());
            if ((visit.flag("all") || !inner) && passes(filters, image, dangling, found)) {
                list.add(image);
            }
        }
        return list;
    }

    private static void merge(Map<String, ObjectNode> merged, JsonNode image) {
        ObjectNode known = merged.get(image.path("Id").asText());
        if (known == null) {
            merged.put(image.path("Id").asText(), ((ObjectNode) image).deepCopy());
            return;
        }
        for (String field : List.of("RepoTags", "RepoDigests")) {
            Set<String> all = names(known, field);
            all.addAll(names(image, field));
            if (!all.isEmpty()) {
                ArrayNode names = known.putArray(field);
                all.forEach(names::add);
            }
        }
    }

    private static Set<String> names(JsonNode image, String field) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode name : image.path(field)) {
            if (!name.asText().startsWith("<none>")) {
                names.add(name.asText());
            }
        }
        return names;
    }

    private static boolean passes(Filters filters, JsonNode image, boolean dangling, List<ObjectNode> all) {
        boolean wanted =
                !filters.has("dangling") || filters.all("dangling").stream().anyMatch(text -> isTrue(text) == dangling);
        return wanted
                && filters.labels(image.path("Labels"))
                && (!filters.has("reference")
                        || names(image, "RepoTags").stream()
                                .anyMatch(
                                        tag -> filters.all("reference").stream().anyMatch(glob -> matches(glob, tag))))
                && filters.all("before").stream().allMatch(other -> created(image) < created(named(all, other)))
                && filters.all("since").stream().allMatch(other -> created(image) > created(named(all, other)));
    }

    private static boolean isTrue(String text) {
        return text.equals("true") || text.equals("1");
    }

    private static long created(JsonNode image) {
        return image.path("Created").asLong();
    }

    private static JsonNode named(List<ObjectNode> all, String reference) {
        return all.stream()
                .filter(image -> Images.is(image, reference))
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "No such image: " + reference));
    }

    /** As the CLI's reference filter: with or without a tag, {@code *} within one part of the name. */
    private static boolean matches(String glob, String tag) {
        StringBuilder pattern = new StringBuilder();
        for (char c : glob.toCharArray()) {
            pattern.append(c == '*' ? "[^/]*" : c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c)));
        }
        Pattern compiled = Pattern.compile(pattern.toString());
        int colon = tag.lastIndexOf(':');
        return compiled.matcher(tag).matches()
                || colon > tag.lastIndexOf('/')
                        && compiled.matcher(tag.substring(0, colon)).matches();
    }
}
