package org.caseledger.query.lineage;

import org.caseledger.events.AuditEvent.GradeModerated;
import org.caseledger.events.AuditKind;
import org.caseledger.query.facts.AuditAt;

/** How an audit stands, in words. */
public final class Standing {

    private Standing() {}

    public static String of(AuditAt audit) {
        if (audit.cancelled()) {
            return "cancelled on " + audit.cancelledOn();
        }
        if (audit.exempted()) {
            return "exempted on " + audit.exemptedOn();
        }
        if (audit.rejected()) {
            return "rejected on " + audit.rejectedOn() + " and not submitted again";
        }
        String grade = audit.grade();
        return grade == null ? ungraded(audit) : graded(audit, grade);
    }

    private static String graded(AuditAt audit, String grade) {
        GradeModerated moderation = audit.moderation();
        String before = audit.gradeWithoutModeration();
        if (moderation == null) {
            return "stands at " + grade;
        }
        return grade.equals(before)
                ? "stands at " + grade + ", upheld by moderation"
                : "stands at " + grade + ", moderated from " + (before == null ? moderation.from() : before);
    }

    private static String ungraded(AuditAt audit) {
        boolean first = audit.first().isIn();
        boolean second = audit.second().isIn();
        if (!first && !second) {
            return "not yet submitted; due " + audit.allocation().dueOn();
        }
        if (audit.looped() && !(first && second)) {
            return "awaits the " + (first ? "second" : "first") + " auditor's grading";
        }
        if (audit.allocation().kind() == AuditKind.OBSERVATION && audit.completed()) {
            return "an observation without a grade";
        }
        return audit.looped() ? "awaits its meeting: the two gradings differ" : "submitted without a grade";
    }
}
