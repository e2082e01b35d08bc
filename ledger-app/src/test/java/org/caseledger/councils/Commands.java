package org.caseledger.councils;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.caseledger.calculator.Told;
import org.caseledger.command.action.ActionCommand.CancelAction;
import org.caseledger.command.action.ActionCommand.CompleteAction;
import org.caseledger.command.action.ActionCommand.ExtendAction;
import org.caseledger.command.action.ActionCommand.ReopenAction;
import org.caseledger.command.audit.AuditCommand.AdvanceConcern;
import org.caseledger.command.audit.AuditCommand.AmendGrade;
import org.caseledger.command.audit.AuditCommand.CorrectRecord;
import org.caseledger.command.audit.AuditCommand.FlagRisk;
import org.caseledger.command.audit.AuditCommand.Grading;
import org.caseledger.command.audit.AuditCommand.GrantExemption;
import org.caseledger.command.audit.AuditCommand.ModerateGrade;
import org.caseledger.command.audit.AuditCommand.ReconcileGrades;
import org.caseledger.command.audit.AuditCommand.RecordReflection;
import org.caseledger.command.audit.AuditCommand.RejectSubmission;
import org.caseledger.command.audit.AuditCommand.SubmitGrade;
import org.caseledger.command.audit.AuditCommand.SubmitSecondGrade;
import org.caseledger.command.audit.Findings;
import org.caseledger.events.ConcernStep;
import org.caseledger.events.ExemptionGround;
import org.caseledger.events.FamilyMember;
import org.caseledger.events.Participant;
import org.caseledger.events.Sentiment;
import org.caseledger.events.ViewsRecorded;
import org.jspecify.annotations.Nullable;

/** The commands of what is told by hand. */
final class Commands {

    private static final String WHY = "Seen in the file";

    private final Told told;
    private final String audit;

    private Commands(Told told) {
        this.told = told;
        this.audit = cell("audit_id");
    }

    static Object of(Told told) {
        Commands commands = new Commands(told);
        return switch (told.file()) {
            case "audits_later" -> commands.audit();
            case "actions_later" -> commands.action();
            case "concerns_later" -> commands.concern();
            default -> throw new IllegalArgumentException(told.toString());
        };
    }

    private Object audit() {
        if (has("corrected")) {
            return new CorrectRecord(audit, cell("corrected"), orNull("value"), WHY, "director.one");
        }
        if (has("exempted_on")) {
            return new GrantExemption(audit, day("exempted_on"), ExemptionGround.UNSTATED, WHY, null);
        }
        if (has("submitted_on")) {
            return new SubmitGrade(audit, day("submitted_on"), grading("submitted_grade", "SUBMITTED:"));
        }
        if (has("second_submitted_on")) {
            return new SubmitSecondGrade(audit, day("second_submitted_on"), grading("second_grade", "SECOND:"));
        }
        if (has("amended_on")) {
            return new AmendGrade(audit, day("amended_on"), false, orNull("amended_grade"), domains("AMENDED:"), WHY);
        }
        if (has("flagged_on")) {
            return new FlagRisk(
                    audit, day("flagged_on"), cell("at_risk_of_inadequate").equals("yes"), WHY);
        }
        if (has("reconciled_on")) {
            return new ReconcileGrades(
                    audit, day("reconciled_on"), orNull("reconciled_grade"), domains("RECONCILED:"), WHY);
        }
        if (has("moderated_on")) {
            return new ModerateGrade(
                    audit,
                    day("moderated_on"),
                    cell("moderator"),
                    orNull("moderated_grade"),
                    domains("MODERATED:"),
                    WHY,
                    null);
        }
        if (has("rejected_on")) {
            return new RejectSubmission(audit, day("rejected_on"), WHY);
        }
        return new RecordReflection(audit, day("reflection_returned_on"), null);
    }

    private Object action() {
        String action = cell("action_id");
        if (has("completed_on")) {
            return new CompleteAction(action, day("completed_on"), null);
        }
        if (has("extended_on")) {
            return new ExtendAction(action, day("extended_on"), day("due_on"), "director.one", WHY);
        }
        return has("reopened_on")
                ? new ReopenAction(action, day("reopened_on"), WHY)
                : new CancelAction(action, day("cancelled_on"), WHY);
    }

    private Object concern() {
        for (ConcernStep step : ConcernStep.values()) {
            String column = step.name().toLowerCase(Locale.ROOT) + "_on";
            if (has(column)) {
                return new AdvanceConcern(audit, day(column), step, null);
            }
        }
        throw new IllegalArgumentException(told.toString());
    }

    private Grading grading(String overall, String stage) {
        Map<Participant, ViewsRecorded> views = new EnumMap<>(Participant.class);
        for (Participant participant : Participant.values()) {
            switch (cell("views_" + participant.name().toLowerCase(Locale.ROOT))) {
                case "yes" -> views.put(participant, ViewsRecorded.YES);
                case "no" -> views.put(participant, ViewsRecorded.NO);
                case "n/a" -> views.put(participant, ViewsRecorded.NOT_APPLICABLE);
                default -> {}
            }
        }
        Map<FamilyMember, Sentiment> feedback = new EnumMap<>(FamilyMember.class);
        for (FamilyMember member : FamilyMember.values()) {
            String sentiment = cell("feedback_" + member.name().toLowerCase(Locale.ROOT));
            if (!sentiment.isEmpty()) {
                feedback.put(member, Sentiment.valueOf(sentiment));
            }
        }
        boolean atRisk = cell("at_risk_of_inadequate").equals("yes");
        return new Grading(orNull(overall), domains(stage), WHY, views, feedback, atRisk, Findings.NONE);
    }

    private SortedMap<String, String> domains(String stage) {
        SortedMap<String, String> domains = new TreeMap<>();
        told.row().forEach((column, grade) -> {
            if (column.startsWith(stage)) {
                domains.put(column.substring(stage.length()), grade);
            }
        });
        return domains;
    }

    private boolean has(String column) {
        return !cell(column).isEmpty();
    }

    private LocalDate day(String column) {
        return LocalDate.parse(cell(column));
    }

    private @Nullable String orNull(String column) {
        return has(column) ? cell(column) : null;
    }

    private String cell(String column) {
        return told.row().getOrDefault(column, "");
    }
}
