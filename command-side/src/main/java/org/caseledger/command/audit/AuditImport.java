package org.caseledger.command.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.caseledger.command.Context;
import org.caseledger.command.Differences;
import org.caseledger.command.FieldError;
import org.caseledger.command.Records;
import org.caseledger.command.Rejected;
import org.caseledger.command.audit.AuditCommand.GrantExemption;
import org.caseledger.command.audit.AuditCommand.ModerateGrade;
import org.caseledger.command.audit.AuditCommand.ReconcileGrades;
import org.caseledger.command.audit.AuditCommand.RecordFollowUp;
import org.caseledger.command.audit.AuditCommand.RecordParticipation;
import org.caseledger.command.audit.AuditCommand.RecordReflection;
import org.caseledger.command.audit.AuditCommand.RecordUpload;
import org.caseledger.command.audit.AuditCommand.RejectSubmission;
import org.caseledger.command.audit.AuditCommand.SubmitGrade;
import org.caseledger.command.audit.AuditCommand.SubmitSecondGrade;
import org.caseledger.command.framework.Frameworks;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.AuditEvent.AuditExempted;
import org.caseledger.events.AuditEvent.AuditUploaded;
import org.caseledger.events.AuditEvent.FollowUpRecorded;
import org.caseledger.events.AuditEvent.GradeModerated;
import org.caseledger.events.AuditEvent.GradeSubmitted;
import org.caseledger.events.AuditEvent.GradesReconciled;
import org.caseledger.events.AuditEvent.ReflectionRecorded;
import org.caseledger.events.AuditEvent.SecondGradeSubmitted;
import org.caseledger.events.AuditEvent.SubmissionRejected;
import org.caseledger.events.ExemptionGround;
import org.caseledger.events.FamilyMember;
import org.caseledger.events.Framework;
import org.caseledger.events.Participant;
import org.caseledger.events.SamplingMethod;
import org.caseledger.events.Sentiment;
import org.caseledger.events.ViewsRecorded;
import org.jspecify.annotations.Nullable;

/**
 * Compares a row with an audit, fact by fact: what is new happens by the ordinary rules in the order of its days, what is
 * the same appends nothing, what was changed or emptied refuses the row.
 */
public final class AuditImport {

    private static final SortedMap<String, String> NO_DOMAINS = new TreeMap<>();

    private AuditImport() {}

    /**
     * The events that a row adds.
     *
     * @param audit the audit as the ledger holds it; null where it doesn't yet
     * @throws Rejected naming columns of the file
     */
    public static List<AuditEvent> decide(@Nullable Audit audit, ImportAudit row, Records records, Context context) {
        requireDates(row);
        Frameworks frameworks = records.frameworks(row.authority());
        List<AuditEvent> events = new ArrayList<>();
        Audit present = audit;
        if (present == null) {
            AuditAllocated allocated = allocate(row, records, frameworks, context);
            events.add(allocated);
            present = Audit.allocated(allocated);
        } else {
            requireSame(present, row, context);
        }
        Framework framework = frameworks.version(present.allocated().frameworkVersion());
        for (Step step : news(present, row)) {
            List<AuditEvent> happened = step.decide(present, framework, context);
            present = present.after(happened);
            events.addAll(happened);
        }
        return events;
    }

    private static AuditAllocated allocate(ImportAudit row, Records records, Frameworks frameworks, Context context) {
        try {
            return Allocation.decide(row.allocation(), records, frameworks, context);
        } catch (Rejected rejected) {
            throw inColumns(rejected, Map.of(), "audit_id");
        }
    }

    /** A value without the date that it belongs to can't be placed. */
    private static void requireDates(ImportAudit row) {
        List<FieldError> missing = new ArrayList<>();
        boolean unstated = row.exemptionGround() == ExemptionGround.UNSTATED;
        String exemption =
                unstated ? row.exemptionReason() : row.exemptionGround().name();
        requireDate(missing, "exempted_on", row.exemptedOn(), exemption);
        requireDate(missing, "submitted_on", row.submittedOn(), row.submittedGrade());
        requireDate(missing, "second_submitted_on", row.secondSubmittedOn(), row.secondGrade());
        requireDate(missing, "reconciled_on", row.reconciledOn(), row.reconciledGrade());
        requireDate(missing, "rejected_on", row.rejectedOn(), row.rejectionReason());
        requireDate(missing, "moderated_on", row.moderatedOn(), row.moderatedGrade());
        SamplingMethod sampling = row.moderationSampling();
        requireDate(missing, "moderated_on", row.moderatedOn(), sampling == null ? null : sampling.name());
        if (row.moderatedOn() != null && row.moderator() == null) {
            missing.add(new FieldError("moderator", "moderator is missing: say who moderated"));
        }
        if (!missing.isEmpty()) {
            throw Rejected.invalid(missing);
        }
    }

    private static void requireDate(
            List<FieldError> missing, String column, @Nullable LocalDate date, @Nullable String value) {
        if (date == null && value != null) {
            missing.add(new FieldError(column, column + " is missing: say when this happened"));
        }
    }

    private static void requireSame(Audit audit, ImportAudit row, Context context) {
        Differences differences = new Differences(row.leftOut());
        sameAllocation(differences, audit.firstAllocated(), row);
        sameAuditors(differences, audit, row);
        AuditExempted exempted = audit.exempted();
        if (exempted != null) {
            differences
                    .compare("exempted_on", exempted.effectiveOn(), row.exemptedOn())
                    .compare("exemption_ground", exempted.ground(), row.exemptionGround())
                    .compare("exemption_reason", exempted.reason(), row.exemptionReason(), context);
        }
        GradeSubmitted first = audit.firstTold();
        if (first != null && !isAnew(audit, first, row.submittedOn())) {
            sameSubmission(differences, audit, first, row);
        }
        SecondGradeSubmitted second = audit.secondTold();
        if (second != null && !isAnew(audit, second, row.secondSubmittedOn())) {
            differences
                    .compare("second_submitted_on", second.effectiveOn(), row.secondSubmittedOn())
                    .compare("second_grade", second.submission().overall(), row.secondGrade());
        }
        GradesReconciled reconciled = audit.reconciled();
        if (reconciled != null) {
            differences
                    .compare("reconciled_on", reconciled.effectiveOn(), row.reconciledOn())
                    .compare("reconciled_grade", reconciled.overall(), row.reconciledGrade());
        }
        SubmissionRejected rejected = audit.rejected();
        if (rejected != null) {
            differences
                    .compare("rejected_on", rejected.effectiveOn(), row.rejectedOn())
                    .compare("rejection_reason", rejected.reason(), row.rejectionReason(), context);
        }
        GradeModerated moderated = audit.moderated();
        if (moderated != null) {
            differences
                    .compare("moderator", moderated.moderator(), row.moderator())
                    .compare("moderated_on", moderated.effectiveOn(), row.moderatedOn())
                    .compare("moderated_grade", moderated.to(), row.moderatedGrade());
            sameSampling(differences, moderated, row);
        }
        ReflectionRecorded reflection = audit.reflection();
        if (reflection != null) {
            differences.compare("reflection_returned_on", reflection.effectiveOn(), row.reflectionReturnedOn());
        }
        sameIfTold(differences, "uploaded_on", isUploadNew(audit, row), AuditUploaded.class, audit, row.uploadedOn());
        sameIfTold(
                differences,
                "followed_up_on",
                isFollowUpNew(audit, row),
                FollowUpRecorded.class,
                audit,
                row.followedUpOn());
        differences.done();
    }

    /** The ledger may know it from the draw; a file that doesn't say it takes nothing back. */
    private static void sameSampling(Differences differences, GradeModerated moderated, ImportAudit row) {
        if (row.moderationSampling() != null) {
            differences.compare("moderation_sampling", moderated.sampling(), row.moderationSampling());
        }
    }

    /** Of what people mostly tell by hand, a row that says nothing denies nothing. */
    private static void sameIfTold(
            Differences differences,
            String column,
            boolean isNew,
            Class<? extends AuditEvent> type,
            Audit audit,
            @Nullable LocalDate on) {
        AuditEvent told = audit.lastTold(type);
        if (on != null && told != null && !isNew) {
            differences.compare(column, told.effectiveOn(), on);
        }
    }

    private static boolean isUploadNew(Audit audit, ImportAudit row) {
        return isAfterAnother(audit.lastTold(AuditUploaded.class), audit.uploaded(), row.uploadedOn());
    }

    private static boolean isFollowUpNew(Audit audit, ImportAudit row) {
        return isAfterAnother(audit.lastTold(FollowUpRecorded.class), audit.followedUp(), row.followedUpOn());
    }

    /** Whether nothing was told yet, or only of a submission that was given anew since. */
    private static boolean isAfterAnother(
            @Nullable AuditEvent told, @Nullable AuditEvent counts, @Nullable LocalDate on) {
        return on != null && (told == null || (counts == null && on.isAfter(told.effectiveOn())));
    }

    private static void sameAllocation(Differences differences, AuditAllocated allocated, ImportAudit row) {
        differences
                .compare("authority", allocated.authority(), row.authority())
                .compare("round", allocated.round(), row.round())
                .compare("programme", allocated.programme(), row.programme())
                .compare("kind", allocated.kind(), row.kind())
                .compare("child_ref", allocated.childRef(), row.childRef())
                .compare("cohort", allocated.cohort(), row.cohort())
                .compare("area", allocated.area(), row.area())
                .compare("team", allocated.team(), row.team())
                .compare("theme", allocated.theme(), row.theme())
                .compare("practitioner", allocated.practitioner(), row.practitioner())
                .compare("re_audit_of", allocated.reAuditOf(), row.reAuditOf())
                .compare("allocated_on", allocated.effectiveOn(), row.allocatedOn())
                .compare("due_on", allocated.dueOn(), row.dueOn());
    }

    /** A row may name the auditors of the beginning or, once others have taken over, those. */
    private static void sameAuditors(Differences differences, Audit audit, ImportAudit row) {
        AuditAllocated now = audit.allocated();
        AuditAllocated then = audit.firstAllocated();
        if (!now.auditor().equals(row.auditor())) {
            differences.compare("auditor", then.auditor(), row.auditor());
        }
        if (!Objects.equals(now.secondAuditor(), row.secondAuditor())) {
            differences.compare("second_auditor", then.secondAuditor(), row.secondAuditor());
        }
    }

    /** Whether a looped audit's grading that was sent back, and lost its place to the other's new one, is given again. */
    private static boolean isAnew(Audit audit, AuditEvent told, @Nullable LocalDate on) {
        SubmissionRejected rejected = audit.rejected();
        boolean counts = told.equals(audit.first()) || told.equals(audit.second());
        return !counts
                && on != null
                && rejected != null
                && on.isAfter(told.effectiveOn())
                && !on.isBefore(rejected.effectiveOn());
    }

    /** Answers that the submission left open are no difference: they are new. */
    private static void sameSubmission(Differences differences, Audit audit, GradeSubmitted first, ImportAudit row) {
        differences
                .compare("submitted_on", first.effectiveOn(), row.submittedOn())
                .compare("submitted_grade", first.submission().overall(), row.submittedGrade())
                .compare(
                        "at_risk_of_inadequate",
                        first.submission().atRisk() ? "yes" : "no",
                        row.atRisk() ? "yes" : "no");
        boolean counts = first.equals(audit.first());
        (counts ? audit.participation() : first.submission().participation())
                .forEach((participant, views) -> differences.compare(
                        "views_" + lowerCase(participant),
                        views,
                        row.participation().get(participant)));
        (counts ? audit.feedback() : first.submission().feedback())
                .forEach((member, feedback) -> differences.compare(
                        "feedback_" + lowerCase(member),
                        feedback,
                        row.feedback().get(member)));
    }

    /** What the row tells that the ledger doesn't have, in the order of its days; on one day in that of the process. */
    private static List<Step> news(Audit audit, ImportAudit row) {
        String id = row.auditId();
        List<Step> steps = new ArrayList<>();
        LocalDate exemptedOn = row.exemptedOn();
        if (exemptedOn != null && audit.exempted() == null) {
            steps.add(new Step(
                    exemptedOn,
                    new GrantExemption(id, exemptedOn, row.exemptionGround(), row.exemptionReason(), null),
                    "exempted_on",
                    "exemption_reason"));
        }
        LocalDate submittedOn = row.submittedOn();
        if (submittedOn != null && isNew(audit, audit.firstTold(), submittedOn)) {
            steps.add(new Step(
                    submittedOn, new SubmitGrade(id, submittedOn, row.grading()), "submitted_on", "submitted_grade"));
        }
        RecordParticipation answers = newAnswers(audit, row);
        if (submittedOn != null
                && audit.first() != null
                && !(answers.participation().isEmpty() && answers.feedback().isEmpty())) {
            steps.add(new Step(submittedOn, answers, "submitted_on", "submitted_on"));
        }
        LocalDate secondOn = row.secondSubmittedOn();
        if (secondOn != null && isNew(audit, audit.secondTold(), secondOn)) {
            steps.add(new Step(
                    secondOn,
                    new SubmitSecondGrade(id, secondOn, row.secondGrading()),
                    "second_submitted_on",
                    "second_grade"));
        }
        LocalDate reconciledOn = row.reconciledOn();
        if (reconciledOn != null && audit.reconciled() == null) {
            steps.add(new Step(
                    reconciledOn,
                    new ReconcileGrades(id, reconciledOn, row.reconciledGrade(), NO_DOMAINS, null),
                    "reconciled_on",
                    "reconciled_grade"));
        }
        LocalDate moderatedOn = row.moderatedOn();
        if (moderatedOn != null && row.moderator() != null && audit.moderated() == null) {
            steps.add(new Step(
                    moderatedOn,
                    new ModerateGrade(
                            id,
                            moderatedOn,
                            row.moderator(),
                            row.moderatedGrade(),
                            NO_DOMAINS,
                            null,
                            row.moderationSampling()),
                    "moderated_on",
                    "moderated_grade"));
        }
        LocalDate rejectedOn = row.rejectedOn();
        if (rejectedOn != null && audit.rejected() == null) {
            steps.add(new Step(
                    rejectedOn,
                    new RejectSubmission(id, rejectedOn, row.rejectionReason()),
                    "rejected_on",
                    "rejection_reason"));
        }
        LocalDate reflectionOn = row.reflectionReturnedOn();
        if (reflectionOn != null && audit.reflection() == null) {
            steps.add(new Step(
                    reflectionOn,
                    new RecordReflection(id, reflectionOn, null),
                    "reflection_returned_on",
                    "reflection_returned_on"));
        }
        LocalDate uploadedOn = row.uploadedOn();
        if (uploadedOn != null && isUploadNew(audit, row)) {
            steps.add(new Step(uploadedOn, new RecordUpload(id, uploadedOn), "uploaded_on", "uploaded_on"));
        }
        LocalDate followedUpOn = row.followedUpOn();
        if (followedUpOn != null && isFollowUpNew(audit, row)) {
            steps.add(new Step(
                    followedUpOn, new RecordFollowUp(id, followedUpOn, null), "followed_up_on", "followed_up_on"));
        }
        steps.sort(Comparator.comparing(Step::on));
        return steps;
    }

    private static boolean isNew(Audit audit, @Nullable AuditEvent told, LocalDate on) {
        return told == null || isAnew(audit, told, on);
    }

    private static RecordParticipation newAnswers(Audit audit, ImportAudit row) {
        Map<Participant, ViewsRecorded> participation = new HashMap<>(row.participation());
        participation.keySet().removeAll(audit.participation().keySet());
        Map<FamilyMember, Sentiment> feedback = new HashMap<>(row.feedback());
        feedback.keySet().removeAll(audit.feedback().keySet());
        return new RecordParticipation(row.auditId(), participation, feedback);
    }

    /** Says a refusal in the file's columns. */
    private static Rejected inColumns(Rejected rejected, Map<String, String> columns, String otherwise) {
        List<FieldError> errors = rejected.errors().stream()
                .map(error -> new FieldError(columns.getOrDefault(error.field(), error.column()), error.message()))
                .toList();
        return Rejected.because(
                rejected.reason(),
                errors.isEmpty() ? List.of(new FieldError(otherwise, rejected.getMessage())) : errors);
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** One fact of the row as the command that would have told it, with the columns that it stands in. */
    private record Step(LocalDate on, AuditCommand command, String dateColumn, String valueColumn) {

        List<AuditEvent> decide(Audit audit, Framework framework, Context context) {
            try {
                return AuditRules.decide(audit, framework, command, context);
            } catch (Rejected rejected) {
                Map<String, String> columns = Map.of("on", dateColumn, "overall", valueColumn, "reason", valueColumn);
                throw inColumns(rejected, columns, dateColumn);
            }
        }
    }
}
