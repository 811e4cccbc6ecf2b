package io.libswarm.backends.dockerserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.libswarm.protocol.NodeSummary;
import io.libswarm.protocol.RunState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Common state in Docker's words, for containers of owners that are no engines. */
final class Translate {
    private static final Pattern FULL_ID = Pattern.compile("[0-9a-f]{64}");

    private Translate() {}

    static Container container(NodeSummary node, Foreign owner) {
        Map<String, String> has = node.attributes();
        Instant created = Times.time(has.getOrDefault("created", ""));
        String image = has.getOrDefault("image", node.kind().value());
        ObjectNode listed = Json.object();
        listed.put("Id", id(node));
        listed.putArray("Names").add("/" + node.name());
        listed.put("Image", image);
        listed.put("ImageID", has.getOrDefault("image-id", ""));
        listed.put("Command", has.getOrDefault("command", ""));
        listed.put("Created", created == null ? 0 : created.getEpochSecond());
        listed.putArray("Ports");
        ObjectNode labels = listed.putObject("Labels");
        node.labels().forEach(labels::put);
        listed.put("State", state(node.state()));
        listed.put("Status", node.summary());
        listed.putObject("HostConfig").put("NetworkMode", "default");
        listed.putObject("NetworkSettings").putObject("Networks");
        listed.putArray("Mounts");
        return new Container(owner, id(node), listed, null, times(node), Reserved.NOTHING, Set.of(), node.path());
    }

    private static Times times(NodeSummary node) {
        Map<String, String> has = node.attributes();
        return new Times(
                state(node.state()),
                Times.time(has.getOrDefault("created", "")),
                Times.time(has.getOrDefault("started", "")),
                Times.time(has.getOrDefault("finished", "")),
                exit(node),
                has.getOrDefault("health", ""));
    }

    /** How its last run ended; 0 when that is not known. */
    static int exit(NodeSummary node) {
        try {
            return Integer.parseInt(node.attributes().getOrDefault("exit-code", "0"));
        } catch (NumberFormatException odd) {
            return 0;
        }
    }

    /** Its own id where that has the form of Docker's, else one made of its path, so that it stays the same. */
    static String id(NodeSummary node) {
        String own = node.attributes().getOrDefault("id", "");
        if (FULL_ID.matcher(own).matches()) {
            return own;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest((node.path() + " " + own).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The well-known states as Docker calls them. */
    static String state(RunState state) {
        return switch (state.value()) {
            case "pending" -> "restarting";
            case "stopping" -> "removing";
            case "failed" -> "dead";
            case "available" -> "running";
            case "lost", "unknown" -> "dead";
            default -> state.value();
        };
    }
}
