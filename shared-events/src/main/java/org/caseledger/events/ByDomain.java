package org.caseledger.events;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keeps values by domain in the one order in which they are stored, whatever order a caller's map has. */
final class ByDomain {

    private ByDomain() {}

    static <V> SortedMap<String, V> copy(Map<String, V> values) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
}
