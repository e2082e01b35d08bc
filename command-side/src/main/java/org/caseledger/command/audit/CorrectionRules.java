package org.caseledger.command.audit;

import static org.caseledger.command.audit.Guards.isGiven;
import static org.caseledger.command.audit.Guards.refuseIf;
import static org.caseledger.command.audit.Guards.seal;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.caseledger.command.Checks;
import org.caseledger.command.Context;
import org.caseledger.command.FieldError;
import org.caseledger.command.Reason;
import org.caseledger.command.Rejected;
import org.caseledger.command.audit.AuditCommand.CorrectRecord;
import org.caseledger.command.framework.Frameworks;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.AuditEvent.GradeAmended;
import org.caseledger.events.AuditEvent.GradeModerated;
import org.caseledger.events.AuditEvent.GradeSubmitted;
import org.caseledger.events.AuditEvent.GradesReconciled;
import org.caseledger.events.AuditEvent.RecordCorrected;
import org.caseledger.events.AuditEvent.SecondGradeSubmitted;
import org.caseledger.events.AuditEvent.SubmissionRejected;
import org.caseledger.events.AuditKind;
import org.caseledger.events.Framework;
import org.caseledger.events.correction.Corrections;
import org.caseledger.events.correction.Corrections.Said;
import org.caseledger.events.correction.Field;
import org.jspecify.annotations.Nullable;

/** How an administrative mistake is put right: with a reason, by two people, and to what could have been told at once. */
final class CorrectionRules {

    private CorrectionRules() {}

    static AuditEvent correct(Audit audit, Framework framework, CorrectRecord command, Context context) {
        Checks checks = new Checks()
                .text(command.reason(), "reason")
                .that(isGiven(command.reason()), "reason", "reason is missing: say what went wrong")
                .name(command.approver(), "approver")
                .that(
                        !context.actor().id().equals(command.approver()),
                        "approver",
                        "approver is the sender: somebody else must agree to a correction");
        Field field = field(command, checks);
        refuseIfBlind(audit, field, context);
        String right = CorrectedValue.read(field, command.value(), framework, context.today(), checks);
        Said wrong = Corrections.said(audit.told(), field).orElse(null);
        if (wrong != null && checks.hold("value")) {
            checkRecord(audit, Corrections.applied(audit.told(), field, right), checks);
        }
        checks.done();
        if (wrong == null) {
            throw Rejected.because(
                    Reason.NO_SUCH_VALUE, "field", "The ledger holds no " + field.name() + " of this audit");
        }
        if (Objects.equals(wrong.value(), right)) {
            throw Rejected.because(
                    Reason.NOTHING_TO_CORRECT, "value", field.name() + " is " + shown(right) + " already");
        }
        RecordCorrected corrected = new RecordCorrected(
                command.auditId(),
                wrong.effectiveOn(),
                field.name(),
                wrong.value(),
                right,
                Objects.requireNonNull(seal(audit, command.reason(), context)),
                Objects.requireNonNull(command.approver()));
        refuseWrongPeople(Audit.evolve(audit, corrected));
        return corrected;
    }

    private static Field field(CorrectRecord command, Checks checks) {
        return Field.named(command.field()).orElseGet(() -> {
            checks.that(false, "field", command.field() + " can't be corrected: give one of " + Field.names())
                    .done();
            throw new IllegalStateException("An unknown field was taken");
        });
    }

    /** Whether a value is right would tell who grades blind how the other graded. */
    private static void refuseIfBlind(Audit audit, Field field, Context context) {
        refuseIf(
                !field.what().ofAllocation()
                        && audit.mustStayBlind(context.actor().id()),
                Reason.NOT_ALLOCATED_TO_YOU,
                "You must still grade this audit without knowing the other grading: somebody else must correct it");
    }

    private static String shown(@Nullable String value) {
        return value == null ? "absent" : value;
    }

    /** With the right value, the record must be one that could have come about. */
    private static void checkRecord(Audit audit, List<AuditEvent> told, Checks checks) {
        Audit corrected = Audit.fold(told);
        AuditAllocated allocated = corrected.allocated();
        LocalDate earliest =
                told.stream().map(AuditEvent::effectiveOn).reduce(allocated.dueOn(), CorrectionRules::earlier);
        checks.notBefore(earliest, "value", allocated.effectiveOn(), "the allocation")
                .that(
                        process(told).equals(process(audit.told())),
                        "value",
                        "The audit's gradings, amendments, rejections and moderations can't have happened in another order")
                .that(stepsFollow(corrected), "value", "A step of the concern can't lie before its raising")
                .that(
                        allocated.kind() != AuditKind.LOOPED || corrected.isLooped(),
                        "value",
                        "A looped audit has two auditors: this one has one")
                .that(
                        allocated.kind() != AuditKind.RE_AUDIT || allocated.reAuditOf() != null,
                        "value",
                        "A re-audit names the audit that it follows: this one names none")
                .that(
                        !moderatedWithoutGrade(corrected),
                        "value",
                        "The audit was moderated, and with this value its two gradings would differ: it would have had"
                                + " no grade to moderate")
                .that(
                        allocated.kind() == AuditKind.OBSERVATION
                                || told.stream().noneMatch(CorrectionRules::isUngraded),
                        "value",
                        "Only an observation may be ungraded");
    }

    private static boolean moderatedWithoutGrade(Audit corrected) {
        boolean awaitsMeeting = corrected.isLooped() && corrected.reconciled() == null && !corrected.gradesAgree();
        return awaitsMeeting && corrected.moderated() != null && !corrected.sentBack();
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static boolean isUngraded(AuditEvent event) {
        return (event instanceof GradeSubmitted first && first.submission().overall() == null)
                || (event instanceof SecondGradeSubmitted second
                        && second.submission().overall() == null);
    }

    /** In which order it was graded, settled, moderated and sent back. The two gradings may change places. */
    private static List<String> process(List<AuditEvent> told) {
        return told.stream()
                .sorted(Comparator.comparing(AuditEvent::effectiveOn))
                .map(CorrectionRules::stepOf)
                .filter(step -> !step.isEmpty())
                .toList();
    }

    private static String stepOf(AuditEvent event) {
        if (event instanceof GradeSubmitted || event instanceof SecondGradeSubmitted) {
            return "graded";
        }
        if (event instanceof GradeAmended) {
            return "amended";
        }
        if (event instanceof GradesReconciled) {
            return "reconciled";
        }
        if (event instanceof GradeModerated) {
            return "moderated";
        }
        return event instanceof SubmissionRejected ? "rejected" : "";
    }

    private static boolean stepsFollow(Audit audit) {
        LocalDate raisedOn = audit.concernRaisedOn();
        return raisedOn == null
                || audit.concernSteps().values().stream()
                        .noneMatch(step -> step.effectiveOn().isBefore(raisedOn));
    }

    private static void refuseWrongPeople(Audit corrected) {
        AuditAllocated allocated = corrected.allocated();
        GradeModerated moderated = corrected.moderated();
        refuseIf(
                allocated.auditor().equals(allocated.secondAuditor()),
                Reason.SECOND_AUDITOR_IS_FIRST,
                "The second auditor must not be the first");
        refuseIf(
                moderated != null && corrected.isGradedBy(moderated.moderator()),
                Reason.MODERATOR_GRADED_AUDIT,
                "A moderator never moderates an audit that they graded");
    }

    /** An audit is bound to the framework of its allocation: a correction doesn't put its grades on another scale. */
    static void requireSameFramework(AuditAllocated corrected, Frameworks frameworks) {
        LocalDate on = corrected.effectiveOn();
        if (frameworks.onOrUsual(on).version() != corrected.frameworkVersion()) {
            throw Rejected.invalid(List.of(new FieldError(
                    "value", "On " + on + " another framework was in force than the audit is bound to")));
        }
    }
}
