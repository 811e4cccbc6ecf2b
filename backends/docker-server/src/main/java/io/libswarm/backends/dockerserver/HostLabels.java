package io.libswarm.backends.dockerserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What constraints on an engine can speak of: what classic Swarm had built in, and the engine's own labels. */
record HostLabels(Map<String, String> values) {

    static HostLabels of(Engine engine) {
        JsonNode info = engine.info();
        Map<String, String> labels = new TreeMap<>();
        labels.put("storagedriver", info.path("Driver").asText());
        labels.put("kernelversion", info.path("KernelVersion").asText());
        labels.put("operatingsystem", info.path("OperatingSystem").asText());
        labels.put("ostype", info.path("OSType").asText());
        for (JsonNode label : info.path("Labels")) {
            String[] pair = label.asText().split("=", 2);
            labels.put(pair[0], pair.length == 2 ? pair[1] : "");
        }
        return new HostLabels(labels);
    }

    List<String> asTexts() {
        return values.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .toList();
    }
}
