package org.caseledger.query.followup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.facts.AuditFacts;
import org.caseledger.query.facts.Known;

/** Whose grading of an audit is still to come. */
public final class Awaited {

    private Awaited() {}

    /** The auditors who have not handed in theirs; nobody where the audit is excused, called off or has come back. */
    public static List<String> of(AuditAt audit) {
        if (audit.cancelled() || audit.exempted() || audit.returned()) {
            return List.of();
        }
        List<String> auditors = new ArrayList<>();
        if (!audit.first().isIn()) {
            auditors.add(audit.allocation().auditor());
        }
        String second = audit.allocation().secondAuditor();
        if (second != null && !audit.second().isIn()) {
            auditors.add(second);
        }
        return auditors;
    }

    /**
     * Whether a looped audit must, by all that is known, still be graded by somebody who may not know the other's grading:
     * not even the one that was sent back.
     */
    static boolean blind(AuditAt audit, Known known) {
        if (!audit.looped()) {
            return false;
        }
        AuditFacts facts = Objects.requireNonNull(known.audit(audit.allocation().auditId()));
        AuditAt last = AuditAt.of(facts, LocalDate.MAX, known);
        return !last.first().isIn() || !last.second().isIn();
    }
}
