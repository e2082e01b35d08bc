package org.caseledger.query.retention;

import java.time.LocalDate;
import java.util.List;
import org.caseledger.events.ConcernStep;
import org.caseledger.events.RetentionStart;
import org.caseledger.query.facts.ActionAt;
import org.caseledger.query.facts.AuditAt;
import org.jspecify.annotations.Nullable;

/** Since when an audit has been at rest. */
final class Rest {

    private Rest() {}

    /**
     * The day from which its texts' years are counted.
     *
     * @param actions those that follow it
     * @return null while something is awaited: its texts must be kept
     */
    static @Nullable LocalDate of(AuditAt audit, List<ActionAt> actions, RetentionStart start) {
        return switch (start) {
            case COMPLETED -> completed(audit);
            case CLOSED -> closed(audit, actions);
        };
    }

    private static @Nullable LocalDate completed(AuditAt audit) {
        if (audit.cancelled()) {
            return audit.cancelledOn();
        }
        if (audit.exempted()) {
            return audit.exemptedOn();
        }
        if (audit.completed()) {
            return audit.graded() ? audit.gradedOn() : audit.submittedOn();
        }
        if (audit.rejected()) {
            return audit.rejectedOn();
        }
        return audit.notReturned() ? audit.notReturnedOn() : null;
    }

    private static @Nullable LocalDate closed(AuditAt audit, List<ActionAt> actions) {
        LocalDate closed = completed(audit);
        if (audit.moderated() && audit.moderation() != null) {
            closed = later(closed, audit.moderation().effectiveOn());
        }
        if (audit.atLowest()) {
            closed = later(closed, audit.concernSteps().get(ConcernStep.RESOLVED));
        }
        for (ActionAt action : actions) {
            closed = later(closed, action.cancelled() ? action.cancelledOn() : action.completedOn());
        }
        return closed;
    }

    /** None where either has not come. */
    private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return null;
        }
        return other.isAfter(one) ? other : one;
    }
}
