package org.caseledger.command.subject;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.caseledger.events.SubjectEvent;
import org.caseledger.events.SubjectEvent.LegalHoldLifted;
import org.caseledger.events.SubjectEvent.LegalHoldPlaced;
import org.caseledger.events.SubjectEvent.SubjectErased;

/**
 * One data subject as the rules need to know them.
 *
 * @param holds the legal holds that stand, by name, with the day of each
 * @param erased whether their texts were erased
 */
public record Subject(SortedMap<String, LocalDate> holds, boolean erased) {

    /** A subject about whom nothing was decided. */
    static final Subject UNDECIDED = new Subject(Collections.emptySortedMap(), false);

    public Subject {
        holds = Collections.unmodifiableSortedMap(new TreeMap<>(holds));
    }

    /** The subject after an event. */
    public Subject evolve(SubjectEvent event) {
        SortedMap<String, LocalDate> standing = new TreeMap<>(holds);
        return switch (event) {
            case LegalHoldPlaced placed -> {
                standing.put(placed.hold(), placed.effectiveOn());
                yield new Subject(standing, erased);
            }
            case LegalHoldLifted lifted -> {
                standing.remove(lifted.hold());
                yield new Subject(standing, erased);
            }
            case SubjectErased _ -> new Subject(standing, true);
        };
    }
}
