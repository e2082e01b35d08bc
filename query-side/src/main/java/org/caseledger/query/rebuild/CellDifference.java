package org.caseledger.query.rebuild;

import org.jspecify.annotations.Nullable;

/**
 * A cell of a view that two folds of one ledger answer otherwise.
 *
 * @param knownAt the position up to which the ledger counts in both answers
 * @param row the row's names, such as its group; empty where the view is about single people or things, of whom nothing is
 *     told here
 * @param cell the figure's key, with a dot where it stands in another; empty where the row is in one answer alone
 * @param before as the present facts answer it; absent where they don't, or nothing is told
 * @param after as the new facts answer it; absent where they don't, or nothing is told
 */
public record CellDifference(
        String view,
        String authority,
        long knownAt,
        String row,
        String cell,
        @Nullable String before,
        @Nullable String after) {}
