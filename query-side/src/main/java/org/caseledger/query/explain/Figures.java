package org.caseledger.query.explain;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A row's figures by key, those inside others named with dots ({@code counts.Good}), those of a list of objects by place
 * ({@code stages.1.resolved}).
 */
public final class Figures {

    private Figures() {}

    /** A row's figures in its own order. */
    public static Map<String, JsonNode> of(JsonNode row) {
        Map<String, JsonNode> figures = new LinkedHashMap<>();
        flatten("", row, figures);
        return figures;
    }

    private static void flatten(String name, JsonNode value, Map<String, JsonNode> figures) {
        if (value.isObject()) {
            value.properties().forEach(entry -> flatten(inside(name, entry.getKey()), entry.getValue(), figures));
        } else if (value.isArray() && !value.isEmpty() && value.get(0).isObject()) {
            for (int i = 0; i < value.size(); i++) {
                flatten(inside(name, String.valueOf(i + 1)), value.get(i), figures);
            }
        } else {
            // A list of plain values is one figure: the two ends of an interval, the ids of actions.
            figures.put(name, value);
        }
    }

    private static String inside(String name, String key) {
        return name.isEmpty() ? key : name + "." + key;
    }
}
