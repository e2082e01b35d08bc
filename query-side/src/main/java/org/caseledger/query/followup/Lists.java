package org.caseledger.query.followup;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.caseledger.query.followup.FollowUp.Row;
import org.jspecify.annotations.Nullable;

/** Gathers what is on each list, by person. */
final class Lists {

    private final Map<FollowUpList, SortedMap<String, List<Item>>> lists = new EnumMap<>(FollowUpList.class);

    /** Puts something on a person's list; on nobody's, whose name is empty, where nobody has it. */
    void add(FollowUpList list, @Nullable String person, Item item) {
        lists.computeIfAbsent(list, key -> new TreeMap<>())
                .computeIfAbsent(person == null ? "" : person, key -> new ArrayList<>())
                .add(item);
    }

    /** A row for each list and person: the lists in their order, then the people in theirs. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        lists.forEach((list, people) -> people.forEach((person, items) -> rows.add(new Row(
                list.listName(),
                person,
                items.size(),
                items.stream().sorted(Item.IN_ORDER).toList()))));
        return rows;
    }
}
