package org.caseledger.query.page;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;
import org.caseledger.query.facts.Known;
import org.jspecify.annotations.Nullable;

/** What there is to choose from in one authority on a day: the programmes and rounds that have an audit. */
record Choices(SortedSet<String> programmes, NavigableSet<YearMonth> rounds) {

    static Choices of(Known known, @Nullable String authority, LocalDate asAt) {
        Choices choices = new Choices(new TreeSet<>(), new TreeSet<>());
        known.audits(authority, null, null, audit -> {
            if (audit.allocatedBy(asAt, known.position())) {
                choices.programmes.add(audit.allocation().programme());
                choices.rounds.add(audit.allocation().round());
            }
        });
        return choices;
    }

    /** The last round, absent before the first. */
    @Nullable
    YearMonth latest() {
        return rounds.isEmpty() ? null : rounds.last();
    }
}
