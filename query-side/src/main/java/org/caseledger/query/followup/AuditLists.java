package org.caseledger.query.followup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.facts.Known;
import org.caseledger.query.view.Selection;
import org.caseledger.query.view.ViewQuery;

/** On which lists an audit stands, and whose. */
final class AuditLists {

    private final Known known;
    private final LocalDate asAt;
    private final Lists lists;
    private final Set<String> reAudited = new HashSet<>();
    private final List<AuditAt> atLowest = new ArrayList<>();

    AuditLists(Selection selection, ViewQuery query, Lists lists) {
        this.known = selection.known();
        this.asAt = query.asAt();
        this.lists = lists;
    }

    /** Notes what a re-audit of whatever round follows; one that was excused follows nothing. */
    void note(AuditAt audit) {
        String earlier = audit.allocation().reAuditOf();
        if (earlier != null && !audit.exempted()) {
            reAudited.add(earlier);
        }
    }

    /** Puts an audit on its lists; {@link #finish} adds those whose list depends on the audits still to come. */
    void add(AuditAt audit) {
        addByGrade(audit);
        addNotReturned(audit);
        addLate(audit);
        String auditor = audit.allocation().auditor();
        if (audit.exempted()) {
            lists.add(FollowUpList.EXEMPTED, auditor, Item.of(audit, audit.exemptedOn()));
        }
        if (audit.uploadedOn() == null && audit.returned() && !audit.rejected()) {
            lists.add(FollowUpList.NOT_UPLOADED, auditor, Item.of(audit, audit.submittedOn()));
        }
    }

    private void addByGrade(AuditAt audit) {
        if (audit.atLowest()) {
            atLowest.add(audit);
        } else if (audit.atRisk() && audit.followedUpOn() == null && !Awaited.blind(audit, known)) {
            lists.add(
                    FollowUpList.AT_RISK_WITHOUT_FOLLOW_UP,
                    audit.allocation().auditor(),
                    Item.of(audit, audit.gradedOn()));
        }
    }

    /** Lists the audits at the lowest grade that nothing follows, when every audit was noted. */
    void finish() {
        for (AuditAt audit : atLowest) {
            if (!reAudited.contains(audit.allocation().auditId()) && !Awaited.blind(audit, known)) {
                lists.add(
                        FollowUpList.LOWEST_WITHOUT_RE_AUDIT,
                        audit.allocation().auditor(),
                        Item.of(audit, audit.lowestFirstOn()));
            }
        }
    }

    private void addNotReturned(AuditAt audit) {
        LocalDate dueOn = audit.allocation().dueOn();
        if (dueOn.isBefore(asAt) || audit.notReturned()) {
            Awaited.of(audit)
                    .forEach(auditor -> lists.add(FollowUpList.NOT_RETURNED, auditor, Item.due(audit, dueOn, asAt)));
        }
    }

    /** Of two auditors, whose own grading was late. */
    private void addLate(AuditAt audit) {
        LocalDate submittedOn = audit.submittedOn();
        if (!audit.late() || submittedOn == null) {
            return;
        }
        for (String auditor : lateAuditors(audit)) {
            lists.add(FollowUpList.LATE, auditor, Item.due(audit, submittedOn, submittedOn));
        }
    }

    private static List<String> lateAuditors(AuditAt audit) {
        String first = audit.allocation().auditor();
        String second = audit.allocation().secondAuditor();
        if (second == null) {
            return List.of(first);
        }
        LocalDate dueOn = audit.allocation().dueOn();
        boolean firstLate = audit.first().on() != null && audit.first().on().isAfter(dueOn);
        boolean secondLate = audit.second().on() != null && audit.second().on().isAfter(dueOn);
        if (firstLate && secondLate) {
            return List.of(first, second);
        }
        return List.of(secondLate ? second : first);
    }
}
