package io.libswarm.swarmctl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A tree in lines, drawn from nodes that each know their path. */
final class TreeDrawing {
    private final Map<String, JsonNode> nodes;
    private final Map<String, List<String>> children = new TreeMap<>();
    private final String top;
    private final StringBuilder text = new StringBuilder();

    TreeDrawing(String top, Map<String, JsonNode> nodes) {
        this.top = top;
        this.nodes = nodes;
        for (String path : nodes.keySet()) {
            if (!path.equals(top)) {
                children.computeIfAbsent(parent(path), parent -> new ArrayList<>())
                        .add(path);
            }
        }
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    private void draw(String path, String label, String first, String rest) {
        JsonNode node = nodes.get(path);
        text.append(first).append(label);
        if (node != null) {
            text.append("  ").append(Nodes.line(node));
        }
        text.append('\n');
        List<String> below = children.getOrDefault(path, List.of());
        for (int i = 0; i < below.size(); i++) {
            String child = below.get(i);
            boolean last = i == below.size() - 1;
            String name = child.substring(child.lastIndexOf('/') + 1);
            draw(child, name, rest + (last ? "└─ " : "├─ "), rest + (last ? "   " : "│  "));
        }
    }

    @Override
    public String toString() {
        text.setLength(0);
        draw(top, top, "", "");
        return text.toString();
    }
}
