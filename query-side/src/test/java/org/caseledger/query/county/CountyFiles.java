package org.caseledger.query.county;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.caseledger.events.ActionEvent.ActionCompleted;
import org.caseledger.events.ActionEvent.ActionRaised;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.AuditEvent.AuditExempted;
import org.caseledger.events.AuditEvent.ConcernAdvanced;
import org.caseledger.events.AuditEvent.GradeModerated;
import org.caseledger.events.AuditEvent.GradeSubmitted;
import org.caseledger.events.AuditEvent.ReflectionRecorded;
import org.caseledger.events.AuditEvent.SubmissionRejected;
import org.caseledger.events.AuditKind;
import org.caseledger.events.ConcernStep;
import org.caseledger.events.EscalationCategory;
import org.caseledger.events.EscalationEvent.EscalationRaised;
import org.caseledger.events.EscalationEvent.EscalationResolved;
import org.caseledger.events.EscalationEvent.StageAdvanced;
import org.caseledger.events.EscalationSource;
import org.caseledger.events.ExemptionGround;
import org.caseledger.events.FamilyMember;
import org.caseledger.events.Framework;
import org.caseledger.events.FrameworkEvent.FrameworkPublished;
import org.caseledger.events.Participant;
import org.caseledger.events.RegisterEvent.TeamRegistered;
import org.caseledger.events.Sentiment;
import org.caseledger.events.Submission;
import org.caseledger.events.ViewsRecorded;
import org.caseledger.query.given.Ledger;
import org.jspecify.annotations.Nullable;

/** Tells a ledger the demo council's files, as plainly as a test may: no row is checked. */
final class CountyFiles {

    private static final Path FILES = Path.of("../ledger-app/src/main/resources/demo/county-2019-08");

    private final Ledger ledger = new Ledger();

    private CountyFiles() {}

    static Ledger tell() {
        CountyFiles files = new CountyFiles();
        files.each("teams.csv", files::team);
        files.each("audits.csv", files::audit);
        files.each("actions.csv", files::action);
        files.each("concerns.csv", files::concern);
        files.each("escalations.csv", files::escalation);
        return files.ledger;
    }

    private void each(String file, Consumer<Row> consumer) {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(FILES.resolve(file))) {
            rows.forEach(row -> consumer.accept(new Row(row)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Row(NamedCsvRecord cells) {

        String text(String column) {
            return cells.getField(column);
        }

        @Nullable
        String orNull(String column) {
            String text = text(column);
            return text.isEmpty() ? null : text;
        }

        LocalDate date(String column) {
            return LocalDate.parse(text(column));
        }

        void on(String column, Consumer<LocalDate> consumer) {
            if (orNull(column) != null) {
                consumer.accept(date(column));
            }
        }

        <K> void answer(String column, K key, BiConsumer<K, String> consumer) {
            String text = orNull(column);
            if (text != null) {
                consumer.accept(key, text);
            }
        }
    }

    private void team(Row row) {
        String authority = row.text("authority");
        if (ledger.told().isEmpty()) {
            ledger.tell(new FrameworkPublished(authority, 1, LocalDate.of(2018, 1, 1), Framework.theUsual()));
        }
        ledger.tell(new TeamRegistered(
                authority,
                row.text("team"),
                row.orNull("name"),
                row.orNull("area"),
                row.orNull("programme"),
                LocalDate.of(2018, 1, 1)));
    }

    private void audit(Row row) {
        String id = row.text("audit_id");
        ledger.tell(new AuditAllocated(
                id,
                row.text("authority"),
                YearMonth.parse(row.text("round")),
                row.text("programme"),
                AuditKind.valueOf(row.text("kind")),
                row.orNull("child_ref"),
                row.orNull("cohort"),
                row.orNull("area"),
                row.orNull("team"),
                null,
                null,
                row.text("auditor"),
                row.orNull("second_auditor"),
                row.orNull("re_audit_of"),
                1,
                row.date("allocated_on"),
                row.date("due_on")));
        String grade = row.text("submitted_grade");
        row.on("exempted_on", on -> ledger.tell(new AuditExempted(id, on, ExemptionGround.UNSTATED, null, null)));
        row.on(
                "submitted_on",
                on -> ledger.tell(new GradeSubmitted(
                        id, on, row.text("auditor"), submission(row), on.isAfter(row.date("due_on")))));
        row.on("rejected_on", on -> ledger.tell(new SubmissionRejected(id, on, null)));
        row.on(
                "moderated_on",
                on -> ledger.tell(new GradeModerated(
                        id,
                        on,
                        row.text("moderator"),
                        Framework.theUsual().outcome(grade, row.text("moderated_grade")),
                        grade,
                        row.text("moderated_grade"),
                        new TreeMap<>(),
                        null,
                        null)));
        row.on("reflection_returned_on", on -> ledger.tell(new ReflectionRecorded(id, on, null)));
    }

    private static Submission submission(Row row) {
        Map<Participant, ViewsRecorded> views = new EnumMap<>(Participant.class);
        for (Participant participant : Participant.values()) {
            row.answer("views_" + lower(participant), participant, (who, text) -> views.put(who, views(text)));
        }
        Map<FamilyMember, Sentiment> feedback = new EnumMap<>(FamilyMember.class);
        for (FamilyMember member : FamilyMember.values()) {
            row.answer("feedback_" + lower(member), member, (who, text) -> feedback.put(who, Sentiment.valueOf(text)));
        }
        boolean atRisk = row.text("at_risk_of_inadequate").equals("yes");
        return new Submission(row.orNull("submitted_grade"), new TreeMap<>(), null, views, feedback, atRisk);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static ViewsRecorded views(String text) {
        return switch (text) {
            case "yes" -> ViewsRecorded.YES;
            case "no" -> ViewsRecorded.NO;
            default -> ViewsRecorded.NOT_APPLICABLE;
        };
    }

    private void action(Row row) {
        String id = row.text("action_id");
        ledger.tell(new ActionRaised(
                id,
                row.text("audit_id"),
                row.date("raised_on"),
                row.date("due_on"),
                row.orNull("owner"),
                row.orNull("team"),
                "child:E10000013:C1",
                null));
        row.on("completed_on", on -> ledger.tell(new ActionCompleted(id, on, null)));
    }

    private void concern(Row row) {
        concern(row, "reviewed_on", ConcernStep.REVIEWED);
        concern(row, "responded_on", ConcernStep.RESPONDED);
        concern(row, "signed_off_on", ConcernStep.SIGNED_OFF);
        concern(row, "resolved_on", ConcernStep.RESOLVED);
    }

    private void concern(Row row, String column, ConcernStep step) {
        row.on(column, on -> ledger.tell(new ConcernAdvanced(row.text("audit_id"), on, step, null)));
    }

    private void escalation(Row row) {
        String id = row.text("escalation_id");
        ledger.tell(new EscalationRaised(
                id,
                row.text("authority"),
                row.orNull("child_ref"),
                EscalationSource.valueOf(row.text("raised_by")),
                EscalationCategory.valueOf(row.text("category")),
                row.date("raised_on"),
                null));
        row.on("stage2_on", on -> ledger.tell(new StageAdvanced(id, on, 2, null)));
        row.on("stage3_on", on -> ledger.tell(new StageAdvanced(id, on, 3, null)));
        row.on("resolved_on", on -> ledger.tell(new EscalationResolved(id, on, null)));
    }
}
