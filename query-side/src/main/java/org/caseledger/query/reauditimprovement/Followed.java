package org.caseledger.query.reauditimprovement;

import org.caseledger.query.facts.ActionFacts;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.facts.Known;
import org.caseledger.query.lineage.Standing;
import org.caseledger.query.lineage.Subject;
import org.caseledger.query.reauditimprovement.ReAudit.Outcome;
import org.caseledger.query.view.Selection;
import org.jspecify.annotations.Nullable;

/**
 * A re-audit, whether or not it counts.
 *
 * @param graded present where it stands at a grade
 */
record Followed(AuditAt audit, @Nullable ReAudit graded) {

    static Followed of(AuditAt audit, Selection selection) {
        String grade = audit.grade();
        String earlier = audit.allocation().reAuditOf();
        ReAudit graded = grade == null || earlier == null ? null : ReAudit.of(audit, grade, earlier, selection);
        return new Followed(audit, graded);
    }

    @Nullable
    Outcome outcome() {
        return graded == null ? null : graded.outcome();
    }

    boolean onUnlikeScales() {
        return graded != null && graded.onUnlikeScales();
    }

    String transition(boolean amongSeveral) {
        return graded == null || graded.outcome() == null ? "" : graded.transition(amongSeveral);
    }

    int sequence(Known known) {
        return graded == null ? 0 : graded.sequence(known);
    }

    String stillOpen(Known known) {
        return graded == null ? "" : String.join(", ", graded.earlierActionsStillOpen(known));
    }

    String inWords() {
        String own = Standing.of(audit);
        if (graded == null) {
            return own;
        }
        AuditAt earlier = graded.earlier();
        String of = "; the audit before it, " + audit.allocation().reAuditOf() + ", ";
        String before = earlier == null ? "is not known" : Standing.of(earlier);
        return own + of + before + (graded.onUnlikeScales() ? ", on an unlike scale" : "");
    }

    /** The audit, the one before it and that one's actions: their events decide what it counts as. */
    Subject subject(Selection selection) {
        Subject subject = selection.subject(audit);
        String earlier = audit.allocation().reAuditOf();
        if (earlier == null) {
            return subject;
        }
        if (!earlier.equals(subject.id())) {
            subject = subject.beside(Subject.of(selection.known().audit(earlier), earlier));
        }
        for (ActionFacts action : selection.known().actionsOf(earlier)) {
            subject = subject.beside(Subject.of(action));
        }
        return subject;
    }
}
