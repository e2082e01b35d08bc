package org.caseledger.councils;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares an answer with what was worked out: every key that was worked out, and no other grade, place or transition. */
public final class Likeness {

    /** Whose keys are counted things, so that one too many is an error; elsewhere an answer may say more. */
    private static final Set<String> CLOSED =
            Set.of("counts", "percents", "transitions", "notImprovedBySequence", "categories");

    private final List<String> differences = new ArrayList<>();

    private Likeness() {}

    public static List<String> differences(Object expected, JsonNode actual) {
        Likeness likeness = new Likeness();
        likeness.compare("rows", expected, actual);
        return likeness.differences;
    }

    private void compare(String where, @Nullable Object expected, @Nullable JsonNode actual) {
        switch (expected) {
            case null -> differIf(actual == null || !actual.isNull(), where, expected, actual);
            case Map<?, ?> object -> compareObject(where, object, actual);
            case Collection<?> array -> compareArray(where, array, actual);
            case Number number ->
                differIf(
                        actual == null || !actual.isNumber() || actual.asDouble() != number.doubleValue(),
                        where,
                        expected,
                        actual);
            default ->
                differIf(
                        actual == null || !actual.isString() || !Objects.equals(actual.asString(), expected),
                        where,
                        expected,
                        actual);
        }
    }

    private void compareObject(String where, Map<?, ?> expected, @Nullable JsonNode actual) {
        if (actual == null || !actual.isObject()) {
            differIf(true, where, expected, actual);
            return;
        }
        if (CLOSED.contains(where.substring(where.lastIndexOf('.') + 1))) {
            differIf(expected.size() != actual.size(), where, expected, actual);
        }
        expected.forEach((key, value) -> compare(where + "." + key, value, actual.get(String.valueOf(key))));
    }

    private void compareArray(String where, Collection<?> expected, @Nullable JsonNode actual) {
        if (actual == null || !actual.isArray() || actual.size() != expected.size()) {
            differIf(true, where, expected, actual);
            return;
        }
        Iterator<?> each = expected.iterator();
        for (int i = 0; each.hasNext(); i++) {
            compare(where + "[" + i + "]", each.next(), actual.get(i));
        }
    }

    private void differIf(boolean differs, String where, @Nullable Object expected, @Nullable JsonNode actual) {
        if (differs) {
            differences.add(where + ": worked out " + expected + ", answered " + actual);
        }
    }
}
