package org.caseledger.query.page;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.caseledger.query.facts.Known;
import org.jspecify.annotations.Nullable;

/**
 * What there is to choose from in one authority on a day: the programmes and rounds that have an audit.
 *
 * @param audits how many there are of each programme
 */
record Choices(SortedMap<String, Integer> audits, NavigableSet<YearMonth> rounds) {

    static Choices of(Known known, @Nullable String authority, LocalDate asAt) {
        Choices choices = new Choices(new TreeMap<>(), new TreeSet<>());
        known.audits(authority, null, null, audit -> {
            if (audit.allocatedBy(asAt, known.position())) {
                choices.audits.merge(audit.allocation().programme(), 1, Integer::sum);
                choices.rounds.add(audit.allocation().round());
            }
        });
        return choices;
    }

    /** For the template, which sees public methods only. */
    public Set<String> programmes() {
        return audits.keySet();
    }

    /** The programme with the most audits, which published reports are about; empty before the first audit. */
    String main() {
        return audits.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /** The last round, absent before the first. */
    @Nullable
    YearMonth latest() {
        return rounds.isEmpty() ? null : rounds.last();
    }
}
