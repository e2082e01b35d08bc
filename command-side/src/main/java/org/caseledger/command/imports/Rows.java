package org.caseledger.command.imports;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.caseledger.command.action.ActionCommand.ImportAction;
import org.caseledger.command.audit.AuditCommand.ImportConcern;
import org.caseledger.command.audit.Findings.Found;
import org.caseledger.command.audit.ImportAudit;
import org.caseledger.command.escalation.EscalationCommand.ImportEscalation;
import org.caseledger.command.register.RegisterAuditor;
import org.caseledger.command.register.RegisterTeam;
import org.caseledger.events.AuditKind;
import org.caseledger.events.ConcernStep;
import org.caseledger.events.EscalationCategory;
import org.caseledger.events.EscalationSource;
import org.caseledger.events.ExemptionGround;
import org.caseledger.events.FamilyMember;
import org.caseledger.events.FindingKind;
import org.caseledger.events.GradingStage;
import org.caseledger.events.Participant;
import org.caseledger.events.SamplingMethod;
import org.caseledger.events.Sentiment;
import org.caseledger.events.StandingExemption;
import org.caseledger.events.ViewsRecorded;

/** Each file's rows as the commands that tell them. A row with errors gives a command too, which is never sent. */
final class Rows {

    private static final Map<String, Boolean> YES_NO = words("yes", true, "no", false);

    private static final Map<String, ViewsRecorded> VIEWS = views();

    private Rows() {}

    /** A domain's grade in one stage of an audit. */
    record DomainGrade(String auditId, GradingStage stage, String domain, String grade) {}

    /**
     * One thing that an audit found.
     *
     * @param leftOut the optional columns that the file doesn't have
     */
    record AuditFinding(String auditId, Found found, Set<String> leftOut) {

        /** What no other row may tell of: the audit, the kind and the theme. */
        String key() {
            return auditId + "\n" + found.kind() + "\n" + found.theme();
        }
    }

    static RegisterTeam team(CsvRow row, LocalDate today) {
        return new RegisterTeam(
                row.required("authority"),
                row.required("team"),
                row.text("name"),
                row.text("area"),
                row.text("programme"),
                today);
    }

    static RegisterAuditor person(CsvRow row, LocalDate today) {
        return new RegisterAuditor(
                row.required("authority"),
                row.required("person"),
                row.word("auditor", YES_NO).orElse(false),
                row.word("moderator", YES_NO).orElse(false),
                row.text("team"),
                row.word("half_time", YES_NO).orElse(false),
                row.constant("exemption", StandingExemption.class),
                today);
    }

    static ImportAudit audit(CsvRow row) {
        return new ImportAudit(
                row.required("audit_id"),
                row.required("authority"),
                row.requiredMonth("round"),
                row.required("programme"),
                row.requiredConstant("kind", AuditKind.class),
                row.text("child_ref"),
                row.text("cohort"),
                row.text("area"),
                row.text("team"),
                row.text("theme"),
                row.text("practitioner"),
                row.required("auditor"),
                row.text("second_auditor"),
                row.text("re_audit_of"),
                row.requiredDate("allocated_on"),
                row.requiredDate("due_on"),
                row.date("exempted_on"),
                Objects.requireNonNullElse(
                        row.constant("exemption_ground", ExemptionGround.class), ExemptionGround.UNSTATED),
                row.text("exemption_reason"),
                row.date("submitted_on"),
                row.text("submitted_grade"),
                row.date("second_submitted_on"),
                row.text("second_grade"),
                row.date("reconciled_on"),
                row.text("reconciled_grade"),
                row.date("rejected_on"),
                row.text("rejection_reason"),
                row.text("moderator"),
                row.date("moderated_on"),
                row.text("moderated_grade"),
                row.constant("moderation_sampling", SamplingMethod.class),
                row.word("at_risk_of_inadequate", YES_NO).orElse(false),
                participation(row),
                feedback(row),
                row.date("reflection_returned_on"),
                row.date("uploaded_on"),
                row.date("followed_up_on"),
                row.leftOut(CsvFile.AUDITS));
    }

    static DomainGrade domainGrade(CsvRow row) {
        return new DomainGrade(
                row.required("audit_id"),
                row.requiredConstant("stage", GradingStage.class),
                row.required("domain"),
                row.required("grade"));
    }

    static AuditFinding finding(CsvRow row) {
        return new AuditFinding(
                row.required("audit_id"),
                new Found(row.requiredConstant("kind", FindingKind.class), row.required("theme"), row.text("finding")),
                row.leftOut(CsvFile.FINDINGS));
    }

    static ImportAction action(CsvRow row) {
        return new ImportAction(
                row.required("action_id"),
                row.required("audit_id"),
                row.requiredDate("raised_on"),
                row.requiredDate("due_on"),
                row.text("owner"),
                row.text("team"),
                row.text("description"),
                row.date("completed_on"));
    }

    static ImportConcern concern(CsvRow row) {
        Map<ConcernStep, LocalDate> steps = new EnumMap<>(ConcernStep.class);
        step(steps, ConcernStep.REVIEWED, row, "reviewed_on");
        step(steps, ConcernStep.RESPONDED, row, "responded_on");
        step(steps, ConcernStep.SIGNED_OFF, row, "signed_off_on");
        step(steps, ConcernStep.RESOLVED, row, "resolved_on");
        return new ImportConcern(row.required("audit_id"), row.requiredDate("raised_on"), steps);
    }

    static ImportEscalation escalation(CsvRow row) {
        return new ImportEscalation(
                row.required("escalation_id"),
                row.required("authority"),
                row.text("child_ref"),
                row.requiredConstant("raised_by", EscalationSource.class),
                row.requiredConstant("category", EscalationCategory.class),
                row.requiredDate("raised_on"),
                row.date("stage2_on"),
                row.date("stage3_on"),
                row.date("resolved_on"));
    }

    private static Map<Participant, ViewsRecorded> participation(CsvRow row) {
        Map<Participant, ViewsRecorded> participation = new EnumMap<>(Participant.class);
        views(participation, Participant.CHILD, row, "views_child");
        views(participation, Participant.PARENT, row, "views_parent");
        views(participation, Participant.SOCIAL_WORKER, row, "views_social_worker");
        views(participation, Participant.MANAGER, row, "views_manager");
        views(participation, Participant.IRO_CP_CHAIR, row, "views_iro_cp_chair");
        return participation;
    }

    private static Map<FamilyMember, Sentiment> feedback(CsvRow row) {
        Map<FamilyMember, Sentiment> feedback = new EnumMap<>(FamilyMember.class);
        Sentiment child = row.constant("feedback_child", Sentiment.class);
        Sentiment parent = row.constant("feedback_parent", Sentiment.class);
        if (child != null) {
            feedback.put(FamilyMember.CHILD, child);
        }
        if (parent != null) {
            feedback.put(FamilyMember.PARENT, parent);
        }
        return feedback;
    }

    private static void views(
            Map<Participant, ViewsRecorded> participation, Participant participant, CsvRow row, String column) {
        row.word(column, VIEWS).ifPresent(recorded -> participation.put(participant, recorded));
    }

    private static void step(Map<ConcernStep, LocalDate> steps, ConcernStep step, CsvRow row, String column) {
        LocalDate on = row.date(column);
        if (on != null) {
            steps.put(step, on);
        }
    }

    private static <T> Map<String, T> words(String one, T first, String other, T second) {
        Map<String, T> words = new LinkedHashMap<>();
        words.put(one, first);
        words.put(other, second);
        return words;
    }

    private static Map<String, ViewsRecorded> views() {
        Map<String, ViewsRecorded> views = words("yes", ViewsRecorded.YES, "no", ViewsRecorded.NO);
        views.put("n/a", ViewsRecorded.NOT_APPLICABLE);
        return views;
    }
}
