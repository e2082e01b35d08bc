package org.caseledger.query.page;

import org.jspecify.annotations.Nullable;

/**
 * One section of the overview: a picture and its table, or words where there is nothing to show.
 *
 * @param id unique in the page
 * @param view whose answer it shows
 * @param says what the figure shows, in a sentence
 */
record Figure(
        String id,
        String view,
        String heading,
        String says,
        @Nullable Bars picture,
        Table table,
        String whenEmpty) {}
