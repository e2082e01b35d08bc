package org.caseledger.query.reauditimprovement;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.caseledger.query.facts.ActionAt;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.facts.AuditFacts;
import org.caseledger.query.facts.Known;
import org.caseledger.query.view.Scale;
import org.caseledger.query.view.Selection;
import org.jspecify.annotations.Nullable;

/**
 * A re-audit that stands at a grade beside the audit that it follows.
 *
 * @param earlier absent where it had not been allocated, as far as was known
 */
record ReAudit(AuditAt audit, String grade, @Nullable AuditAt earlier) {

    enum Outcome {
        IMPROVED,
        REMAINED,
        DECLINED
    }

    static ReAudit of(AuditAt audit, String grade, String earlierId, Selection selection) {
        AuditFacts earlier = selection.known().audit(earlierId);
        return new ReAudit(audit, grade, earlier == null ? null : selection.at(earlier));
    }

    /** How it compares; absent where the earlier audit stands at no grade, or on another scale. */
    @Nullable
    Outcome outcome() {
        String before = comparableGrade();
        if (before == null) {
            return null;
        }
        return switch (audit.framework().outcome(before, grade)) {
            case UPGRADED -> Outcome.IMPROVED;
            case UPHELD -> Outcome.REMAINED;
            case DOWNGRADED -> Outcome.DECLINED;
        };
    }

    private @Nullable String comparableGrade() {
        return earlier == null || onUnlikeScales() ? null : earlier.grade();
    }

    /** Whether both stand at a grade, but of scales that no grade can be compared across. */
    boolean onUnlikeScales() {
        return earlier != null
                && earlier.graded()
                && !Scale.of(earlier.framework()).equals(scale());
    }

    Scale scale() {
        return Scale.of(audit.framework());
    }

    /**
     * From which grade to which.
     *
     * @param amongSeveral whether re-audits on another scale stand beside it, so that it has to name its own
     */
    String transition(boolean amongSeveral) {
        String change = comparableGrade() + " -> " + grade;
        return amongSeveral ? scale().qualified(change) : change;
    }

    /** Its place in the chain, 1 for the first re-audit. A chain that bites its tail ends there. */
    int sequence(Known known) {
        Set<String> seen = new HashSet<>();
        seen.add(audit.allocation().auditId());
        int links = 0;
        String next = audit.allocation().reAuditOf();
        while (next != null && seen.add(next)) {
            links++;
            AuditFacts before = known.audit(next);
            next = before == null ? null : before.allocation().reAuditOf();
        }
        return links;
    }

    /** The actions of the earlier audit that were still open on the day that the re-audit came to be graded. */
    List<String> earlierActionsStillOpen(Known known) {
        LocalDate gradedOn = audit.gradedOn();
        if (earlier == null || gradedOn == null) {
            return List.of();
        }
        return known.actionsOf(earlier.allocation().auditId()).stream()
                .filter(action -> action.raisedBy(gradedOn, known.position()))
                .map(action -> ActionAt.of(action, gradedOn, known))
                .filter(ActionAt::open)
                .map(action -> action.raised().actionId())
                .toList();
    }
}
