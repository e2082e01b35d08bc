package org.caseledger.query.lineage;

import java.util.List;
import java.util.function.Function;

/**
 * What stands behind every figure of an answer.
 *
 * @param key the key of a row that a question's {@code group} names; empty where there is only one row
 * @param inWords how a thing was on the query's day
 * @param subject who or what a thing is in the ledger
 */
public record Lineage<T>(
        String key, List<Line<T>> lines, Function<? super T, String> inWords, Function<? super T, Subject> subject) {

    /** Why a thing is in this part of a cell. */
    public String why(Cell<T> cell, T thing) {
        String whyNot = cell.base().whyNot(thing);
        return whyNot == null ? inWords.apply(thing) : whyNot;
    }
}
