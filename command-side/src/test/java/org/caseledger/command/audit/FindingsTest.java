package org.caseledger.command.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.command.World.TODAY;
import static org.caseledger.command.World.aug;
import static org.caseledger.command.World.sealed;
import static org.caseledger.command.World.sep;
import static org.caseledger.command.audit.Audits.agreed;
import static org.caseledger.command.audit.Audits.allocated;
import static org.caseledger.command.audit.Audits.concernRaised;
import static org.caseledger.command.audit.Audits.domains;
import static org.caseledger.command.audit.Audits.exempted;
import static org.caseledger.command.audit.Audits.given;
import static org.caseledger.command.audit.Audits.looped;
import static org.caseledger.command.audit.Audits.moderated;
import static org.caseledger.command.audit.Audits.rejected;
import static org.caseledger.command.audit.Audits.secondSubmitted;
import static org.caseledger.command.audit.Audits.submitted;
import static org.caseledger.events.FindingKind.AREA_FOR_DEVELOPMENT;
import static org.caseledger.events.FindingKind.STRENGTH;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.caseledger.command.Reason;
import org.caseledger.command.Role;
import org.caseledger.command.audit.AuditCommand.CorrectRecord;
import org.caseledger.command.audit.AuditCommand.Grading;
import org.caseledger.command.audit.AuditCommand.ImportFindings;
import org.caseledger.command.audit.AuditCommand.RecordFindings;
import org.caseledger.command.audit.AuditCommand.SubmitGrade;
import org.caseledger.command.audit.AuditCommand.SubmitSecondGrade;
import org.caseledger.command.audit.Findings.Found;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.FindingsRecorded;
import org.caseledger.events.AuditEvent.RecordCorrected;
import org.caseledger.events.FamilyMember;
import org.caseledger.events.Finding;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private static final Found VOICE = new Found(STRENGTH, "Voice of the child", "Seen alone, and quoted.");
    private static final Found PLANS = new Found(AREA_FOR_DEVELOPMENT, "Plans", null);
    private static final Map<FamilyMember, String> WORDS = Map.of(FamilyMember.CHILD, "She listens to me.");
    private static final Findings ALL = new Findings(List.of(VOICE, PLANS), WORDS, "Home, and safe.");

    @Test
    void come_with_the_grade() {
        given(allocated())
                .as("auditor.one", Role.AUDITOR)
                .when(submit("Inadequate", ALL))
                .expect(submitted("Inadequate"), recorded(aug(10)), concernRaised(aug(10)));
    }

    @Test
    void come_with_the_second_grade_too() {
        given(looped(), submitted("Good"))
                .as("auditor.two", Role.AUDITOR)
                .when(new SubmitSecondGrade("A-1", aug(12), grading("Good", ALL)))
                .expect(secondSubmitted("Good"), recorded(aug(12), "auditor.two", true), agreed("Good", domains()));
    }

    @Test
    void say_nothing_where_nothing_is_said() {
        Findings blank = new Findings(List.of(), Map.of(FamilyMember.PARENT, " "), "");

        given(allocated()).when(submit("Good", blank)).expect(submitted("Good"));
        given(allocated(), submitted("Good")).when(record(aug(20), blank)).refused(Reason.INVALID_VALUE, "findings");
    }

    @Test
    void may_be_told_after_the_grade_and_its_moderation_and_add_to_one_another() {
        given(allocated(), submitted("Good"), moderated("Good", "Good"))
                .when(record(sep(1), ALL))
                .expect(recorded(sep(1)));
        given(allocated(), submitted("Good"), recorded(sep(1)))
                .when(record(sep(2), new Findings(List.of(), Map.of(FamilyMember.PARENT, "We were heard."), null)))
                .expect(new FindingsRecorded(
                        "A-1",
                        sep(2),
                        "auditor.one",
                        false,
                        List.of(),
                        Map.of(FamilyMember.PARENT, sealed("We were heard.")),
                        null));
    }

    @Test
    void are_the_auditors_own() {
        given(allocated(), submitted("Good"))
                .as("auditor.one", Role.AUDITOR)
                .when(record(aug(20), ALL))
                .expect(recorded(aug(20)));
        given(allocated(), submitted("Good"))
                .as("auditor.two", Role.AUDITOR)
                .when(record(aug(20), ALL))
                .refused(Reason.NOT_ALLOCATED_TO_YOU);
        given(looped(), submitted("Good"))
                .as("auditor.two", Role.QA_LEAD)
                .when(record(aug(20), ALL))
                .refused(Reason.NOT_ALLOCATED_TO_YOU);
    }

    @Test
    void of_the_second_auditor_stay_apart() {
        given(looped(), submitted("Good"), recorded(aug(10)), secondSubmitted("Good"))
                .as("auditor.two", Role.AUDITOR)
                .when(new RecordFindings("A-1", aug(20), true, ALL))
                .expect(recorded(aug(20), "auditor.two", true));
        given(allocated(), submitted("Good"))
                .when(new RecordFindings("A-1", aug(20), true, ALL))
                .refused(Reason.NOT_LOOPED, "second");
    }

    @Test
    void need_a_submission_that_stands() {
        given(allocated()).when(record(aug(20), ALL)).refused(Reason.NOT_SUBMITTED);
        given(allocated(), submitted("Good"), rejected())
                .when(record(aug(20), ALL))
                .refused(Reason.ALREADY_REJECTED);
        given(allocated(), exempted()).when(record(aug(20), ALL)).refused(Reason.AUDIT_EXEMPTED);
    }

    @Test
    void are_told_once_in_one_grading() {
        given(allocated(), submitted("Good"), recorded(aug(10)))
                .when(record(aug(20), ALL))
                .refused(Reason.FINDINGS_EXIST, "findings", "familyWords.child", "impact");
        given(allocated(), submitted("Good"), recorded(aug(10)), rejected(), submitted("Good", aug(14)))
                .when(record(aug(20), ALL))
                .expect(recorded(aug(20)));
    }

    @Test
    void are_fifty_at_most() {
        Findings fifty = new Findings(themes(50), Map.of(), null);

        given(allocated())
                .when(submit("Good", new Findings(themes(51), Map.of(), null)))
                .refused(Reason.INVALID_VALUE, "findings");
        given(allocated(), submitted("Good"), recorded(aug(10)))
                .when(record(aug(20), fifty))
                .refused(Reason.TOO_MANY_FINDINGS, "findings");
    }

    @Test
    void are_refused_where_they_cannot_be() {
        Findings twice = new Findings(
                List.of(VOICE, VOICE, new Found(STRENGTH, " ", "x".repeat(10_001))),
                Map.of(FamilyMember.PARENT, "x".repeat(10_001)),
                "x".repeat(10_001));

        given(allocated(), submitted("Good"))
                .when(record(aug(9), twice))
                .refused(
                        Reason.INVALID_VALUE,
                        "on",
                        "findings.2.theme",
                        "findings.3.theme",
                        "findings.3.text",
                        "familyWords.parent",
                        "impact");
        given(allocated(), submitted("Good"))
                .when(record(TODAY.plusDays(1), ALL))
                .refused(Reason.INVALID_VALUE, "on");
    }

    @Test
    void of_a_file_belong_to_the_submission_and_its_day() {
        given(allocated(), submitted("Good"))
                .importing()
                .when(rows(VOICE, PLANS))
                .expect(imported(aug(10)))
                .onBehalfOf("auditor.one");
        given(allocated()).importing().when(rows(VOICE)).refused(Reason.NOT_SUBMITTED);
    }

    @Test
    void of_a_file_append_only_what_is_new() {
        given(allocated(), submitted("Good"), imported(aug(10)))
                .importing()
                .when(rows(VOICE, PLANS))
                .expect();
        given(allocated(), submitted("Good"), imported(aug(10)))
                .importing()
                .when(rows(VOICE, new Found(STRENGTH, "Plans", null)))
                .expect(new FindingsRecorded(
                        "A-1",
                        aug(10),
                        "auditor.one",
                        false,
                        List.of(new Finding(STRENGTH, "Plans", null)),
                        Map.of(),
                        null));
    }

    @Test
    void of_a_file_sent_again_are_not_those_of_the_next_submission() {
        given(allocated(), submitted("Good"), imported(aug(10)), rejected(), submitted("Good", aug(14)))
                .importing()
                .when(rows(VOICE, PLANS))
                .expect();
    }

    @Test
    void that_a_file_tells_otherwise_are_named() {
        given(allocated(), submitted("Good"), imported(aug(10)))
                .importing()
                .when(rows(new Found(STRENGTH, "Voice of the child", "Not seen.")))
                .refused(Reason.DIFFERS_FROM_LEDGER, "finding")
                .saying("Seen alone, and quoted.", "Not seen.");
        given(allocated(), submitted("Good"), imported(aug(10)))
                .importing()
                .when(rows(new Found(STRENGTH, "Voice of the child", null)))
                .refused(Reason.DIFFERS_FROM_LEDGER, "finding");
    }

    @Test
    void follow_their_submission_when_its_day_is_corrected() {
        AuditEvent corrected = new RecordCorrected(
                "A-1", aug(10), "submittedOn", "2019-08-10", "2019-08-12", sealed("Mistyped."), "director.one");
        Audit audit = Audit.fold(List.of(allocated(), submitted("Good"), recorded(aug(10)), recorded(aug(20))));

        assertThat(Audit.evolve(audit, corrected).findings(false))
                .extracting(FindingsRecorded::effectiveOn)
                .containsExactly(aug(12), aug(20));
    }

    @Test
    void told_later_keep_their_submission_from_being_corrected_to_after_them() {
        given(allocated(), submitted("Good"), recorded(aug(12)))
                .when(new CorrectRecord("A-1", "submittedOn", "2019-08-13", "Mistyped.", "director.one"))
                .refused(Reason.INVALID_VALUE, "value");
        given(looped(), submitted("Good"), recorded(aug(12)), secondSubmitted("Good"))
                .when(new CorrectRecord("A-1", "secondSubmittedOn", "2019-08-13", "Mistyped.", "director.one"))
                .expect(new RecordCorrected(
                        "A-1",
                        aug(12),
                        "secondSubmittedOn",
                        "2019-08-12",
                        "2019-08-13",
                        sealed("Mistyped."),
                        "director.one"));
    }

    @Test
    void told_before_stay_where_a_file_has_no_column_for_them() {
        given(allocated(), submitted("Good"), imported(aug(10)))
                .importing()
                .when(new ImportFindings(
                        "A-1", List.of(new Found(STRENGTH, "Voice of the child", null)), Set.of("finding")))
                .expect();
        given(allocated(), submitted("Good"), imported(aug(10)))
                .importing()
                .when(rows(new Found(STRENGTH, "Voice of the child", null)))
                .refused(Reason.DIFFERS_FROM_LEDGER, "finding");
    }

    private static SubmitGrade submit(String grade, Findings findings) {
        return new SubmitGrade("A-1", aug(10), grading(grade, findings));
    }

    private static Grading grading(String grade, Findings findings) {
        return new Grading(grade, domains(), "Seen alone, twice.", Map.of(), Map.of(), false, findings);
    }

    private static RecordFindings record(LocalDate on, Findings findings) {
        return new RecordFindings("A-1", on, false, findings);
    }

    private static ImportFindings rows(Found... rows) {
        return new ImportFindings("A-1", List.of(rows), Set.of());
    }

    private static FindingsRecorded recorded(LocalDate on) {
        return recorded(on, "auditor.one", false);
    }

    private static FindingsRecorded recorded(LocalDate on, String auditor, boolean second) {
        return new FindingsRecorded(
                "A-1",
                on,
                auditor,
                second,
                found(),
                Map.of(FamilyMember.CHILD, sealed("She listens to me.")),
                sealed("Home, and safe."));
    }

    private static FindingsRecorded imported(LocalDate on) {
        return new FindingsRecorded("A-1", on, "auditor.one", false, found(), Map.of(), null);
    }

    private static List<Finding> found() {
        return List.of(
                new Finding(STRENGTH, "Voice of the child", sealed("Seen alone, and quoted.")),
                new Finding(AREA_FOR_DEVELOPMENT, "Plans", null));
    }

    private static List<Found> themes(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new Found(STRENGTH, "Theme " + number, null))
                .toList();
    }
}
