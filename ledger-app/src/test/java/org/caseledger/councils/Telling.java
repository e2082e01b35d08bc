package org.caseledger.councils;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.caseledger.calculator.Told;

/**
 * How one record is told: in a file while the file has columns for what happens, else by hand. What was once told by hand
 * is told by hand from then on.
 */
final class Telling {

    private final String file;
    private final String key;
    private final String id;
    private final Map<String, String> row = new LinkedHashMap<>();
    private final SortedMap<Integer, Map<String, String>> versions = new TreeMap<>();
    private final List<Told> besides = new ArrayList<>();
    private int delivery;
    private boolean byHand;

    Telling(String file, String key, String id, int delivery) {
        this.file = file;
        this.key = key;
        this.id = id;
        this.delivery = delivery % 2 == 0 ? Math.min(delivery + 1, Council.DELIVERIES - 1) : delivery;
        row.put(key, id);
    }

    /** Time goes on, perhaps: what follows may be told with a later delivery, and by hand. */
    Telling goOn(Choices choices) {
        delivery = Math.min(delivery + 2 * choices.of(0, 0, 0, 1, 2), Council.DELIVERIES - (byHand ? 0 : 1));
        return choices.oneIn(5) ? byHand() : this;
    }

    /** The same, but in files alone. */
    Telling goInFiles(Choices choices) {
        delivery = Math.min(delivery + 2 * choices.of(0, 0, 0, 1, 2), Council.DELIVERIES - 1);
        return this;
    }

    Telling byHand() {
        if (!byHand) {
            byHand = true;
            delivery++;
        }
        return this;
    }

    boolean isByHand() {
        return byHand;
    }

    /** What follows is told after another record's last word. */
    void waitFor(Telling other) {
        delivery = Math.max(delivery, other.delivery % 2 == delivery % 2 ? other.delivery : other.delivery + 1);
        delivery = Math.min(delivery, Council.DELIVERIES - (byHand ? 0 : 1));
    }

    /** The file's delivery at or after what was told last. */
    int fileDelivery() {
        return byHand ? delivery + 1 : delivery;
    }

    /** Tells some cells, in turn with their columns. */
    void tell(String... cells) {
        Map<String, String> more = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            more.put(cells[i], cells[i + 1]);
        }
        tell(more);
    }

    void tell(Map<String, String> cells) {
        if (byHand) {
            Map<String, String> later = new LinkedHashMap<>();
            later.put(key, id);
            later.putAll(cells);
            besides.add(new Told(delivery, file + "_later", later));
        } else {
            row.putAll(cells);
            versions.put(delivery, new LinkedHashMap<>(row));
        }
    }

    /** A row of another file in the same delivery. */
    void beside(String other, Map<String, String> cells) {
        besides.add(new Told(delivery, other, cells));
    }

    String cell(String column) {
        return row.getOrDefault(column, "");
    }

    List<Told> told() {
        List<Told> all = new ArrayList<>();
        versions.forEach((at, version) -> all.add(new Told(at, file, version)));
        all.addAll(besides);
        return all;
    }
}
