package org.caseledger.query.followup;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.facts.Known;
import org.caseledger.query.view.Filters;
import org.caseledger.query.view.Selection;
import org.caseledger.query.view.ViewQuery;
import org.jspecify.annotations.Nullable;

/**
 * The practitioners whom allocations name, and when an audit of theirs was last completed. The filters decide who is
 * listed; that they were seen may have been in another programme, and the window of rounds has no say: six months are six
 * months.
 */
final class Practitioners {

    private record Key(String authority, String practitioner) {}

    /**
     * What is known of one practitioner.
     *
     * @param wanted whether one of their allocations passes the filters
     */
    private record Seen(
            boolean wanted, AuditAllocated last, @Nullable LocalDate completedOn) {

        Seen and(Seen other) {
            boolean later = !other.last.effectiveOn().isBefore(last.effectiveOn());
            return new Seen(wanted || other.wanted, later ? other.last : last, latest(completedOn, other.completedOn));
        }

        private static @Nullable LocalDate latest(@Nullable LocalDate one, @Nullable LocalDate other) {
            return one == null || (other != null && other.isAfter(one)) ? other : one;
        }
    }

    private Practitioners() {}

    static void add(Selection selection, ViewQuery query, Lists lists) {
        LocalDate since = query.asAt().minusMonths(FollowUp.MONTHS_UNSEEN);
        seen(selection, query).forEach((key, seen) -> {
            if (seen.wanted()
                    && (seen.completedOn() == null || !seen.completedOn().isAfter(since))) {
                lists.add(
                        FollowUpList.PRACTITIONERS_NOT_AUDITED,
                        key.practitioner(),
                        new Item(
                                Item.Kind.PRACTITIONER,
                                key.practitioner(),
                                key.authority(),
                                seen.last().team(),
                                null,
                                seen.completedOn(),
                                null,
                                null));
            }
        });
    }

    private static Map<Key, Seen> seen(Selection selection, ViewQuery query) {
        Filters filters = query.filters();
        Known known = selection.known();
        Map<Key, Seen> seen = new HashMap<>();
        known.audits(filters.authority(), null, null, facts -> {
            String practitioner = facts.allocation().practitioner();
            if (practitioner != null && facts.allocatedBy(query.asAt(), known.position())) {
                AuditAt audit = selection.at(facts);
                if (!audit.cancelled()) {
                    AuditAllocated allocation = audit.allocation();
                    seen.merge(
                            new Key(allocation.authority(), practitioner),
                            new Seen(filters.match(allocation), allocation, completedOn(audit)),
                            Seen::and);
                }
            }
        });
        return seen;
    }

    private static @Nullable LocalDate completedOn(AuditAt audit) {
        if (!audit.completed()) {
            return null;
        }
        return audit.gradedOn() == null ? audit.submittedOn() : audit.gradedOn();
    }
}
