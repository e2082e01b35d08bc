package org.caseledger.query.suppression;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The policy by which an answer's small numbers are hidden before it is published. The ledger's own views hide nothing. */
public final class Publication {

    /** Named in every published answer. Changing what is hidden makes it the next one. */
    public static final String POLICY = "small-numbers-1";

    /** What readers of a published answer must know. */
    public static final List<String> NOTES = List.of(
            "Prepared for publication under the policy " + POLICY
                    + ": c stands for a count from 1 to 5, or for one hidden"
                    + " so that such a count can't be worked out from a total; 0 is shown as 0.",
            "Percentages and intervals that tell of a hidden count are c too. Identifiers, dates and lists are left out.",
            "The policy looks at one table alone. Tables with other groupings or filters, or of other days, can tell"
                    + " together what each hides: publish one of them, or compare them first.");

    private static final String HIDDEN = "c";

    private final Layout layout;
    private final JsonMapper json;

    private Publication(Layout layout, JsonMapper json) {
        this.layout = layout;
        this.json = json;
    }

    /** How a view's rows are published; absent where they list things instead of counting them. */
    public static Optional<Publication> of(String view, JsonMapper json) {
        return Layouts.of(view).map(layout -> new Publication(layout, json));
    }

    /** The rows as they may be published. */
    public List<JsonNode> rows(List<?> rows) {
        return rows.stream().map(row -> row(json.valueToTree(row))).toList();
    }

    private JsonNode row(JsonNode row) {
        Map<String, Long> counts = new LinkedHashMap<>();
        count("", row, counts);
        return published("", row, new HashSet<>(SmallNumbers.hidden(counts, layout.sums())));
    }

    private void count(String name, JsonNode value, Map<String, Long> counts) {
        if (value.isObject()) {
            value.properties().forEach(entry -> count(inside(name, entry.getKey()), entry.getValue(), counts));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                count(inside(name, String.valueOf(i + 1)), value.get(i), counts);
            }
        } else if (value.isIntegralNumber() && layout.isCount(name)) {
            counts.put(name, value.longValue());
        }
    }

    /** A copy with what may be published; missing where nothing of it may. */
    private JsonNode published(String name, JsonNode value, Set<String> hidden) {
        if (value.isObject()) {
            ObjectNode copy = json.createObjectNode();
            value.properties().forEach(entry -> {
                JsonNode inside = published(inside(name, entry.getKey()), entry.getValue(), hidden);
                if (!inside.isMissingNode()) {
                    copy.set(entry.getKey(), inside);
                }
            });
            return copy.isEmpty() && !value.isEmpty() ? json.missingNode() : copy;
        }
        Optional<Share> share =
                layout.shares().stream().filter(each -> each.is(name)).findFirst();
        if (share.isPresent()) {
            boolean tells = share.get().of(name).stream().anyMatch(hidden::contains);
            return tells && !value.isNull() ? hide(value) : value;
        }
        if (value.isArray()) {
            return elements(name, value, hidden);
        }
        if (layout.isCount(name)) {
            return hidden.contains(name) ? hide(value) : value;
        }
        return layout.isLabel(name) ? value : json.missingNode();
    }

    private JsonNode elements(String name, JsonNode array, Set<String> hidden) {
        ArrayNode copy = json.createArrayNode();
        for (int i = 0; i < array.size(); i++) {
            JsonNode element = published(inside(name, String.valueOf(i + 1)), array.get(i), hidden);
            if (!element.isMissingNode()) {
                copy.add(element);
            }
        }
        return copy.isEmpty() && !layout.isLabel(name + ".") ? json.missingNode() : copy;
    }

    /** An interval's two ends, or the one value. */
    private JsonNode hide(JsonNode value) {
        return value.isArray()
                ? json.createArrayNode().add(HIDDEN).add(HIDDEN)
                : json.getNodeFactory().stringNode(HIDDEN);
    }

    private static String inside(String name, String key) {
        return name.isEmpty() ? key : name + "." + key;
    }
}
