package org.caseledger.query.followup;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.view.Filters;
import org.caseledger.query.view.ViewQuery;
import org.jspecify.annotations.Nullable;

/**
 * The practitioners whom an authority's allocations name, and when an audit of theirs was last completed. The filters decide who is
 * listed; that they were seen may have been in another programme, and the window of rounds has no say: six months are six
 * months.
 */
final class Practitioners {

    /** What is known of one practitioner. */
    private static final class Seen {

        /** Whether one of their allocations passes the filters. */
        private boolean wanted;

        private AuditAllocated last;
        private @Nullable LocalDate completedOn;

        Seen(AuditAllocated first) {
            this.last = first;
        }

        void at(AuditAt audit, Filters filters) {
            AuditAllocated allocation = audit.allocation();
            wanted = wanted || filters.match(allocation);
            if (!allocation.effectiveOn().isBefore(last.effectiveOn())) {
                last = allocation;
            }
            LocalDate completed = completedOn(audit);
            if (completed != null && (completedOn == null || completed.isAfter(completedOn))) {
                completedOn = completed;
            }
        }

        private static @Nullable LocalDate completedOn(AuditAt audit) {
            if (!audit.completed()) {
                return null;
            }
            return audit.gradedOn() == null ? audit.submittedOn() : audit.gradedOn();
        }
    }

    private final Filters filters;
    private final LocalDate since;
    private final Map<String, Seen> seen = new HashMap<>();

    Practitioners(ViewQuery query) {
        this.filters = query.filters();
        this.since = query.asAt().minusMonths(FollowUp.MONTHS_UNSEEN);
    }

    /** Takes in an audit of whatever round. */
    void note(AuditAt audit) {
        AuditAllocated allocation = audit.allocation();
        String practitioner = allocation.practitioner();
        if (practitioner != null) {
            seen.computeIfAbsent(practitioner, reference -> new Seen(allocation))
                    .at(audit, filters);
        }
    }

    /** Lists those who have not been seen, when every audit was noted. */
    void addTo(Lists lists) {
        seen.forEach((practitioner, seen) -> {
            if (seen.wanted && (seen.completedOn == null || !seen.completedOn.isAfter(since))) {
                lists.add(
                        FollowUpList.PRACTITIONERS_NOT_AUDITED,
                        practitioner,
                        new Item(
                                Item.Kind.PRACTITIONER,
                                practitioner,
                                seen.last.authority(),
                                seen.last.team(),
                                null,
                                seen.completedOn,
                                null,
                                null));
            }
        });
    }
}
