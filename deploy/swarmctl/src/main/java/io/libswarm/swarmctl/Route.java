package io.libswarm.swarmctl;

import io.libswarm.protocol.NodePath;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A route of the door: verb, node and query.
 *
 * @param verb its first segment
 * @param path canonical path of the node; empty where the route has none
 * @param target what goes on the wire
 */
record Route(String verb, String path, String target) {

    /** The route of a verb at a node, whose path is checked here. */
    static Route to(String verb, String path) {
        String canonical = path(path);
        return new Route(verb, canonical, "/tree/v1/" + verb + canonical);
    }

    /** The canonical form of what a user typed. */
    static String path(String typed) {
        try {
            return NodePath.parse(typed).toString();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("path: '" + typed + "': " + e.getMessage(), e);
        }
    }

    /** With one more parameter, unless its value is null. */
    Route with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        String encoded = URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
        return new Route(verb, path, target + (target.indexOf('?') < 0 ? '?' : '&') + name + "=" + encoded);
    }

    /** With more path behind it, as it is. */
    Route then(String rest) {
        return new Route(verb, path, target + rest);
    }
}
