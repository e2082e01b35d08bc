package org.caseledger.command.register;

import java.util.SortedSet;
import java.util.TreeSet;
import org.caseledger.events.RegisterEvent.AuditorRegistered;
import org.caseledger.events.RegisterEvent.DiscretionaryExemptionTaken;
import org.caseledger.events.RegisterEvent.PersonEvent;
import org.caseledger.events.RegisterEvent.PersonMentioned;
import org.caseledger.events.StandingExemption;
import org.jspecify.annotations.Nullable;

/**
 * An auditor or moderator as the rules need to know them.
 *
 * @param registered the last registration; absent while they were only mentioned
 * @param excusedFrom the audits that a director once excused them from at discretion; each audit's own record says whether
 *     that still stands
 */
public record Person(@Nullable AuditorRegistered registered, SortedSet<String> excusedFrom) {

    /** Of whom nothing is known but the name. */
    public static final Person MENTIONED = new Person(null, new TreeSet<>());

    /** The person after an event. */
    public static Person evolve(@Nullable Person person, PersonEvent event) {
        Person known = person == null ? MENTIONED : person;
        return switch (event) {
            case PersonMentioned mentioned -> known;
            case AuditorRegistered registered -> new Person(registered, known.excusedFrom);
            case DiscretionaryExemptionTaken taken -> {
                SortedSet<String> audits = new TreeSet<>(known.excusedFrom);
                audits.add(taken.auditId());
                yield new Person(known.registered, audits);
            }
        };
    }

    /** Whether they are registered with this exemption. */
    public boolean holds(StandingExemption exemption) {
        return registered != null && registered.exemption() == exemption;
    }
}
