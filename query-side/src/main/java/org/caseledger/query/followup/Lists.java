package org.caseledger.query.followup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caseledger.query.followup.FollowUp.Row;
import org.jspecify.annotations.Nullable;

/** Gathers what is on each list, by person. */
final class Lists {

    private final Map<FollowUpList, Map<String, List<Item>>> lists = new EnumMap<>(FollowUpList.class);

    /** Puts something on a person's list; on nobody's, whose name is empty, where nobody has it. */
    void add(FollowUpList list, @Nullable String person, Item item) {
        of(list, person == null ? "" : person).add(item);
    }

    /** Adds what is on another authority's lists, in order, after what is here. */
    void append(Lists authority) {
        authority.lists.forEach((list, people) -> people.forEach((person, items) -> {
            items.sort(Item::inOrder);
            of(list, person).addAll(items);
        }));
    }

    private List<Item> of(FollowUpList list, String person) {
        return lists.computeIfAbsent(list, key -> new HashMap<>()).computeIfAbsent(person, key -> new ArrayList<>());
    }

    /** A row for each list and person: the lists in their order, then the people in theirs. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        lists.forEach((list, people) -> people.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(person -> row(list, person.getKey(), person.getValue()))
                .forEach(rows::add));
        return rows;
    }

    private static Row row(FollowUpList list, String person, List<Item> items) {
        return new Row(list.listName(), person, items.size(), Collections.unmodifiableList(items));
    }
}
