package org.caseledger.query.moderatoreffect;

import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.view.Group;

/**
 * What came of the audits that two auditors graded, each without knowing the other's grading. Those that agreed, were
 * reconciled and wait add up to the pairs of the agreement.
 *
 * @param reconciled whose gradings differed and were settled at a meeting
 * @param waiting whose gradings differ and that await their meeting; they stand at no grade, so are not completed
 * @param agreement the first auditor's grade against the second's
 */
public record Looped(int reconciled, int waiting, Agreement agreement) {

    static Looped of(Group group) {
        return new Looped(
                group.count(Looped::reconciled), group.count(Looped::waiting), Agreement.of(group, Pair::ofAuditors));
    }

    static boolean graded(AuditAt audit) {
        return Pair.ofAuditors(audit) != null;
    }

    static boolean reconciled(AuditAt audit) {
        return differed(audit) && audit.gradeWithoutModeration() != null;
    }

    static boolean waiting(AuditAt audit) {
        return differed(audit) && audit.gradeWithoutModeration() == null;
    }

    private static boolean differed(AuditAt audit) {
        Pair pair = Pair.ofAuditors(audit);
        return pair != null && !pair.agreed();
    }
}
