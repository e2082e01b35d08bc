package org.caseledger.query.rebuild;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An answer's rows as cells: each row by its names, each figure by its key. */
final class Cells {

    /** Where two answers differ: the row, the cell, and what stood in each. */
    interface Found {

        /** Told of each cell; a text is null where that answer has no such cell. */
        void differs(String row, String cell, @Nullable String before, @Nullable String after);
    }

    private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();

    private Cells() {}

    static Cells of(JsonNode answer) {
        Cells cells = new Cells();
        for (JsonNode row : answer) {
            Map<String, String> figures = new TreeMap<>();
            StringJoiner names = new StringJoiner(", ");
            row.forEachEntry((key, value) -> {
                if (value.isString()) {
                    names.add(value.asString());
                } else {
                    flatten(key, value, figures);
                }
            });
            cells.add(names.toString(), figures);
        }
        return cells;
    }

    /** Two rows of one name stay two. */
    private void add(String name, Map<String, String> figures) {
        String unique = name;
        for (int i = 2; rows.containsKey(unique); i++) {
            unique = name + " #" + i;
        }
        rows.put(unique, figures);
    }

    private static void flatten(String key, JsonNode value, Map<String, String> figures) {
        if (value.isObject()) {
            value.forEachEntry((inner, figure) -> flatten(key + "." + inner, figure, figures));
        } else {
            figures.put(key, value.toString());
        }
    }

    /** Gives every cell that differs, in the order of the rows. */
    void compare(Cells other, Found found) {
        Set<String> names = new LinkedHashSet<>(rows.keySet());
        names.addAll(other.rows.keySet());
        for (String name : names) {
            Map<String, String> before = rows.get(name);
            Map<String, String> after = other.rows.get(name);
            if (before == null || after == null) {
                found.differs(name, "", before == null ? null : "there", after == null ? null : "there");
                continue;
            }
            List<String> keys = new ArrayList<>(before.keySet());
            after.keySet().stream().filter(key -> !before.containsKey(key)).forEach(keys::add);
            for (String key : keys) {
                if (!Objects.equals(before.get(key), after.get(key))) {
                    found.differs(name, key, before.get(key), after.get(key));
                }
            }
        }
    }
}
