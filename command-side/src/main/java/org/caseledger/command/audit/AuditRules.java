package org.caseledger.command.audit;

import static org.caseledger.command.audit.Guards.happened;
import static org.caseledger.command.audit.Guards.isGiven;
import static org.caseledger.command.audit.Guards.refuseIf;
import static org.caseledger.command.audit.Guards.refuseIfCancelled;
import static org.caseledger.command.audit.Guards.seal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.caseledger.command.Checks;
import org.caseledger.command.Context;
import org.caseledger.command.Differences;
import org.caseledger.command.Reason;
import org.caseledger.command.Rejected;
import org.caseledger.command.audit.AuditCommand.AdvanceConcern;
import org.caseledger.command.audit.AuditCommand.AllocateAudit;
import org.caseledger.command.audit.AuditCommand.AmendGrade;
import org.caseledger.command.audit.AuditCommand.CancelAudit;
import org.caseledger.command.audit.AuditCommand.CorrectRecord;
import org.caseledger.command.audit.AuditCommand.FlagRisk;
import org.caseledger.command.audit.AuditCommand.GrantExemption;
import org.caseledger.command.audit.AuditCommand.ImportConcern;
import org.caseledger.command.audit.AuditCommand.ImportFindings;
import org.caseledger.command.audit.AuditCommand.ModerateGrade;
import org.caseledger.command.audit.AuditCommand.NoteNotReturned;
import org.caseledger.command.audit.AuditCommand.ReassignAudit;
import org.caseledger.command.audit.AuditCommand.ReconcileGrades;
import org.caseledger.command.audit.AuditCommand.RecordDomainGrades;
import org.caseledger.command.audit.AuditCommand.RecordFindings;
import org.caseledger.command.audit.AuditCommand.RecordFollowUp;
import org.caseledger.command.audit.AuditCommand.RecordParticipation;
import org.caseledger.command.audit.AuditCommand.RecordReflection;
import org.caseledger.command.audit.AuditCommand.RecordUpload;
import org.caseledger.command.audit.AuditCommand.RejectSubmission;
import org.caseledger.command.audit.AuditCommand.SubmitGrade;
import org.caseledger.command.audit.AuditCommand.SubmitSecondGrade;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.AuditEvent.AuditCancelled;
import org.caseledger.events.AuditEvent.AuditNotReturned;
import org.caseledger.events.AuditEvent.ConcernLifted;
import org.caseledger.events.AuditEvent.ConcernRaised;
import org.caseledger.events.AuditEvent.DomainGradesRecorded;
import org.caseledger.events.AuditEvent.GradeSubmitted;
import org.caseledger.events.AuditEvent.ParticipationRecorded;
import org.caseledger.events.AuditEvent.ReflectionRecorded;
import org.caseledger.events.AuditEvent.RiskFlagged;
import org.caseledger.events.Framework;
import org.caseledger.events.GradingStage;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one audit after its allocation. Values are checked before the record's state, so that a refusal names what
 * can't be before what may not be.
 */
public final class AuditRules {

    private AuditRules() {}

    /**
     * What a command makes happen, the raising or lifting of the child of concern included.
     *
     * @param framework the version that the audit is bound to
     * @throws Rejected where a value can't be or a rule is broken
     */
    public static List<AuditEvent> decide(Audit audit, Framework framework, AuditCommand command, Context context) {
        List<AuditEvent> events = switch (command) {
            case AllocateAudit allocate -> throw exists();
            case ReassignAudit reassign -> List.of(Reassignment.decide(audit, reassign, context));
            case GrantExemption exempt -> List.of(Exemption.decide(audit, exempt, context));
            case CancelAudit cancel -> List.of(cancel(audit, cancel, context));
            case SubmitGrade submit -> SubmissionRules.submit(audit, framework, submit, context);
            case SubmitSecondGrade submit -> SubmissionRules.submitSecond(audit, framework, submit, context);
            case NoteNotReturned note -> noteNotReturned(audit, note);
            case AmendGrade amend -> List.of(SubmissionRules.amend(audit, framework, amend, context));
            case ReconcileGrades reconcile -> List.of(ModerationRules.reconcile(audit, framework, reconcile, context));
            case RejectSubmission reject -> List.of(SubmissionRules.reject(audit, reject, context));
            case ModerateGrade moderate -> List.of(ModerationRules.moderate(audit, framework, moderate, context));
            case RecordFindings record -> List.of(FindingsRules.record(audit, record, context));
            case ImportFindings rows -> FindingsRules.complement(audit, rows, context);
            case RecordReflection record -> List.of(reflect(audit, record, context));
            case FlagRisk flag -> List.of(flag(audit, framework, flag, context));
            case RecordUpload upload -> List.of(FollowUpRules.upload(audit, upload, context));
            case RecordFollowUp record -> List.of(FollowUpRules.followUp(audit, framework, record, context));
            case AdvanceConcern advance -> List.of(ConcernRules.advance(audit, advance, context));
            case ImportConcern row -> ConcernRules.complement(audit, row, context);
            case CorrectRecord correct -> List.of(CorrectionRules.correct(audit, framework, correct, context));
            case RecordParticipation record -> List.of(recordParticipation(audit, record));
            case RecordDomainGrades record -> recordDomains(audit, framework, record);
        };
        return withConcern(audit, framework, events, command);
    }

    /** An audit's beginning, which it has once. */
    static List<AuditEvent> begin(@Nullable Audit audit, AuditAllocated allocated) {
        if (audit != null) {
            throw exists();
        }
        return List.of(allocated);
    }

    private static Rejected exists() {
        return Rejected.because(Reason.AUDIT_EXISTS, "auditId", "There is an audit of this id already: choose another");
    }

    /** After all that happened: what is called off doesn't go on. */
    private static AuditEvent cancel(Audit audit, CancelAudit command, Context context) {
        happened(new Checks(), audit, command.on(), context)
                .notBefore(command.on(), "on", audit.lastOn(), "the last thing that happened to the audit")
                .text(command.reason(), "reason")
                .that(isGiven(command.reason()), "reason", "reason is missing: say why the audit is called off")
                .done();
        refuseIfCancelled(audit, context);
        return new AuditCancelled(
                command.auditId(), command.on(), Objects.requireNonNull(seal(audit, command.reason(), context)));
    }

    /** Sent by the ledger itself, perhaps twice: what is noted or has come in since needs no note. */
    private static List<AuditEvent> noteNotReturned(Audit audit, NoteNotReturned command) {
        AuditNotReturned noted = audit.notReturned();
        boolean told = noted != null && noted.closing() >= command.closing();
        boolean needless = told || audit.isReturned() || audit.exempted() != null || audit.cancelled() != null;
        return needless ? List.of() : List.of(new AuditNotReturned(command.auditId(), command.on(), command.closing()));
    }

    private static AuditEvent reflect(Audit audit, RecordReflection command, Context context) {
        Checks checks = happened(new Checks(), audit, command.on(), context).text(command.text(), "text");
        if (!context.importing()) {
            checks.notBefore(command.on(), "on", audit.gradedOn(), "the submission");
        }
        checks.done();
        refuseIfCancelled(audit, context);
        boolean everSubmitted = context.importing() && audit.first() != null;
        refuseIf(
                !audit.isSubmitted() && !everSubmitted,
                Reason.NOT_SUBMITTED,
                "The audit has not been submitted: there is nothing to reflect on");
        refuseIf(audit.reflection() != null, Reason.REFLECTION_EXISTS, "The reflection is recorded already");
        return new ReflectionRecorded(audit.allocated().auditId(), command.on(), seal(audit, command.text(), context));
    }

    private static AuditEvent flag(Audit audit, Framework framework, FlagRisk command, Context context) {
        happened(new Checks(), audit, command.on(), context)
                .notBefore(command.on(), "on", audit.gradedOn(), "the submission")
                .text(command.reason(), "reason")
                .done();
        refuseIfCancelled(audit, context);
        refuseIf(
                !framework.secondLowest().equals(audit.standing()),
                Reason.NOT_SECOND_LOWEST,
                "Only an audit that stands at " + framework.secondLowest() + " can be at risk of "
                        + framework.lowest());
        return new RiskFlagged(
                audit.allocated().auditId(), command.on(), command.atRisk(), seal(audit, command.reason(), context));
    }

    /** What a file tells of a submission belongs to its day. */
    private static AuditEvent recordParticipation(Audit audit, RecordParticipation command) {
        GradeSubmitted first = audit.first();
        if (first == null) {
            throw Rejected.because(Reason.NOT_SUBMITTED, "The audit has not been submitted: it has no answers");
        }
        return new ParticipationRecorded(
                command.auditId(), first.effectiveOn(), command.participation(), command.feedback());
    }

    /** Domain grades that a file tells: the new ones, in the grading that the ledger holds already. */
    private static List<AuditEvent> recordDomains(Audit audit, Framework framework, RecordDomainGrades command) {
        new Checks().domains(command.domains(), framework).done();
        boolean submitted = command.stage() == GradingStage.SUBMITTED;
        AuditEvent grading = submitted ? audit.first() : audit.moderated();
        if (grading == null) {
            throw Rejected.because(
                    Reason.NOT_SUBMITTED,
                    "stage",
                    submitted
                            ? "The audit has not been submitted: it has no domain grades"
                            : "The audit has not been moderated: it has no moderated domain grades");
        }
        SortedMap<String, String> known = submitted ? audit.submittedDomains() : audit.moderatedDomains();
        SortedMap<String, String> news = new TreeMap<>(command.domains());
        news.keySet().removeAll(known.keySet());
        Differences differences = new Differences();
        command.domains()
                .forEach((domain, grade) -> differences.compare("grade", known.getOrDefault(domain, grade), grade));
        differences.done();
        return news.isEmpty()
                ? List.of()
                : List.of(new DomainGradesRecorded(
                        audit.allocated().auditId(), grading.effectiveOn(), command.stage(), news));
    }

    private static List<AuditEvent> withConcern(
            Audit audit, Framework framework, List<AuditEvent> events, AuditCommand command) {
        Audit next = audit.after(events);
        boolean before = audit.isLowest(framework);
        boolean after = next.isLowest(framework);
        if (before == after) {
            return events;
        }
        List<AuditEvent> all = new ArrayList<>(events);
        all.add(
                after
                        ? new ConcernRaised(command.auditId(), next.standsSince())
                        : new ConcernLifted(command.auditId(), events.getLast().effectiveOn()));
        return all;
    }
}
