package org.caseledger.query.facts;

import java.time.LocalDate;
import org.caseledger.events.RegisterEvent.AuditorRegistered;
import org.caseledger.events.RegisterEvent.DiscretionaryExemptionTaken;
import org.caseledger.events.RegisterEvent.PersonEvent;
import org.caseledger.events.RegisterEvent.PersonMentioned;
import org.caseledger.events.StandingExemption;
import org.jspecify.annotations.Nullable;

/**
 * An auditor or moderator as they were known. A reference is unique only within its authority.
 *
 * @param confirmed whether they were registered; otherwise an allocation or a moderation mentioned them, and nothing more is
 *     known
 * @param since the first day of the registration or mention
 */
public record Person(
        String authority,
        String reference,
        boolean confirmed,
        boolean auditor,
        boolean moderator,
        @Nullable String team,
        boolean halfTime,
        @Nullable StandingExemption exemption,
        LocalDate since) {

    /** The person after an event; a registration replaces what was known before. */
    static @Nullable Person evolve(@Nullable Person person, PersonEvent event) {
        return switch (event) {
            case PersonMentioned e
            when person == null ->
                new Person(e.authority(), e.person(), false, false, false, null, false, null, e.effectiveOn());
            case PersonMentioned e -> person;
            case AuditorRegistered e ->
                new Person(
                        e.authority(),
                        e.person(),
                        true,
                        e.auditor(),
                        e.moderator(),
                        e.team(),
                        e.halfTime(),
                        e.exemption(),
                        e.effectiveOn());
            case DiscretionaryExemptionTaken e -> person; // told by the audit's history
        };
    }
}
