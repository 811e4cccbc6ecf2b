package io.libswarm.backends.dockerserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The ports of a host that a container claims by number. */
final class HostPorts {
    private static final Pattern ONE = Pattern.compile("[1-9][0-9]{0,4}");

    private HostPorts() {}

    /** Of a {@code HostConfig}, as {@code 8080/tcp}; those that the engine chooses are left out. */
    static Set<String> of(JsonNode hostConfig) {
        Set<String> ports = new HashSet<>();
        hostConfig.path("PortBindings").fields().forEachRemaining(binding -> {
            int slash = binding.getKey().indexOf('/');
            String protocol = slash < 0 ? "/tcp" : binding.getKey().substring(slash);
            for (JsonNode place : binding.getValue()) {
                String port = place.path("HostPort").asText();
                if (ONE.matcher(port).matches()) {
                    ports.add(port + protocol);
                }
            }
        });
        return ports;
    }
}
