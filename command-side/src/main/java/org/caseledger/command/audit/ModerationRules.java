package org.caseledger.command.audit;

import static org.caseledger.command.audit.Guards.happened;
import static org.caseledger.command.audit.Guards.isGiven;
import static org.caseledger.command.audit.Guards.refuseIf;
import static org.caseledger.command.audit.Guards.refuseIfOver;
import static org.caseledger.command.audit.Guards.seal;

import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.caseledger.command.Checks;
import org.caseledger.command.Context;
import org.caseledger.command.Reason;
import org.caseledger.command.Rejected;
import org.caseledger.command.audit.AuditCommand.ModerateGrade;
import org.caseledger.command.audit.AuditCommand.ReconcileGrades;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.GradeModerated;
import org.caseledger.events.AuditEvent.GradesReconciled;
import org.caseledger.events.Framework;
import org.caseledger.events.GradeChange;

/** What a moderation meeting settles and what a moderator confirms or changes. */
final class ModerationRules {

    private ModerationRules() {}

    static AuditEvent reconcile(Audit audit, Framework framework, ReconcileGrades command, Context context) {
        happened(new Checks(), audit, command.on(), context)
                .grade(command.overall(), "overall", framework)
                .domains(command.domains(), framework)
                .notBefore(command.on(), "on", audit.gradedOn(), "the last submission")
                .text(command.rationale(), "rationale")
                .that(
                        context.importing() || audit.gradesAgree() || isGiven(command.rationale()),
                        "rationale",
                        "rationale is missing: say why the meeting came to this grade")
                .done();
        refuseIf(!audit.isLooped(), Reason.NOT_LOOPED, "The audit has no second auditor");
        refuseIfOver(audit, context);
        refuseIf(!audit.isSubmitted(), Reason.AWAITS_BOTH_GRADES, "Both auditors must have submitted first");
        refuseIf(audit.reconciled() != null, Reason.ALREADY_RECONCILED, "The grades are reconciled already");
        refuseIf(audit.moderated() != null, Reason.ALREADY_MODERATED, "The grade has been moderated already");
        return new GradesReconciled(
                audit.allocated().auditId(),
                command.on(),
                Objects.requireNonNull(command.overall()),
                command.domains(),
                seal(audit, command.rationale(), context));
    }

    static AuditEvent moderate(Audit audit, Framework framework, ModerateGrade command, Context context) {
        String from = audit.standingUnmoderated();
        SortedMap<String, GradeChange> domains = changes(audit.domainsUnmoderated(), command.domains());
        boolean changesGrade = (from != null && !from.equals(command.overall()))
                || domains.values().stream().anyMatch(domain -> !domain.to().equals(domain.from()));
        happened(new Checks(), audit, command.on(), context)
                .grade(command.overall(), "overall", framework)
                .domains(command.domains(), framework)
                .notBefore(command.on(), "on", audit.gradedOn(), "the grading")
                .text(command.rationale(), "rationale")
                .that(
                        context.importing() || !changesGrade || isGiven(command.rationale()),
                        "rationale",
                        "rationale is missing: say why the grade changes")
                .done();
        refuseIf(audit.cancelled() != null, Reason.AUDIT_CANCELLED, Guards.CANCELLED);
        refuseIf(audit.exempted() != null, Reason.AUDIT_EXEMPTED, "The audit is exempted: it can't be moderated");
        refuseIf(
                audit.isGradedBy(command.moderator()),
                Reason.MODERATOR_GRADED_AUDIT,
                "A moderator never moderates an audit that they graded: somebody else must");
        refuseIf(
                audit.moderated() != null && !audit.sentBack(),
                Reason.ALREADY_MODERATED,
                "The grade has been moderated already");
        refuseIf(!audit.isSubmitted(), Reason.NOT_SUBMITTED, "The audit has not been submitted: it can't be moderated");
        if (from == null) {
            throw audit.isLooped() && !audit.gradesAgree()
                    ? Rejected.because(
                            Reason.AWAITS_RECONCILIATION, "The two gradings differ: reconcile them before moderating")
                    : Rejected.because(
                            Reason.UNGRADED_OBSERVATION, "The observation is ungraded: it can't be moderated");
        }
        String to = Objects.requireNonNull(command.overall());
        return new GradeModerated(
                audit.allocated().auditId(),
                command.on(),
                command.moderator(),
                framework.outcome(from, to),
                from,
                to,
                domains,
                seal(audit, command.rationale(), context),
                command.sampling());
    }

    private static SortedMap<String, GradeChange> changes(
            SortedMap<String, String> from, SortedMap<String, String> to) {
        SortedMap<String, GradeChange> changes = new TreeMap<>();
        to.forEach((domain, grade) -> changes.put(domain, new GradeChange(from.get(domain), grade)));
        return changes;
    }
}
