package org.caseledger.query.followup;

import java.time.LocalDate;
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
    private final Set<String> reAudited;
    private final Lists lists;

    AuditLists(Selection selection, ViewQuery query, Lists lists) {
        this.known = selection.known();
        this.asAt = query.asAt();
        this.reAudited = reAudited(selection, query);
        this.lists = lists;
    }

    /** The audits that a re-audit of whatever round follows; one that was excused or called off follows nothing. */
    private static Set<String> reAudited(Selection selection, ViewQuery query) {
        Set<String> ids = new HashSet<>();
        selection.known().audits(query.filters().authority(), null, null, facts -> {
            String earlier = facts.allocation().reAuditOf();
            if (earlier != null
                    && facts.allocatedBy(query.asAt(), selection.known().position())) {
                AuditAt reAudit = selection.at(facts);
                if (!reAudit.exempted() && !reAudit.cancelled()) {
                    ids.add(earlier);
                }
            }
        });
        return ids;
    }

    void add(AuditAt audit) {
        addByGrade(audit);
        addNotReturned(audit);
        addLate(audit);
        String auditor = audit.allocation().auditor();
        if (audit.exempted()) {
            lists.add(FollowUpList.EXEMPTED, auditor, Item.of(audit, audit.exemptedOn()));
        }
        if (audit.returned() && !audit.rejected() && audit.uploadedOn() == null) {
            lists.add(FollowUpList.NOT_UPLOADED, auditor, Item.of(audit, audit.submittedOn()));
        }
    }

    private void addByGrade(AuditAt audit) {
        boolean lowest =
                audit.atLowest() && !reAudited.contains(audit.allocation().auditId());
        boolean atRisk = audit.atRisk() && audit.followedUpOn() == null;
        if ((!lowest && !atRisk) || Awaited.blind(audit, known)) {
            return;
        }
        lists.add(
                lowest ? FollowUpList.LOWEST_WITHOUT_RE_AUDIT : FollowUpList.AT_RISK_WITHOUT_FOLLOW_UP,
                audit.allocation().auditor(),
                Item.of(audit, lowest ? audit.lowestFirstOn() : audit.gradedOn()));
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
        boolean firstLate = audit.firstOn() != null && audit.firstOn().isAfter(dueOn);
        boolean secondLate = audit.secondOn() != null && audit.secondOn().isAfter(dueOn);
        if (firstLate && secondLate) {
            return List.of(first, second);
        }
        return List.of(secondLate ? second : first);
    }
}
