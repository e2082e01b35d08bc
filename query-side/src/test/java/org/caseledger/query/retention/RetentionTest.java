package org.caseledger.query.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.caseledger.query.given.Audit.text;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.caseledger.events.ActionEvent.ActionCompleted;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.AuditEvent.AuditNotReturned;
import org.caseledger.events.AuditKind;
import org.caseledger.events.ConcernStep;
import org.caseledger.events.EscalationCategory;
import org.caseledger.events.EscalationEvent.EscalationRaised;
import org.caseledger.events.EscalationEvent.EscalationResolved;
import org.caseledger.events.EscalationSource;
import org.caseledger.events.Framework;
import org.caseledger.events.FrameworkEvent.FrameworkPublished;
import org.caseledger.events.RetentionClass;
import org.caseledger.events.RetentionStart;
import org.caseledger.events.SubjectEvent.LegalHoldLifted;
import org.caseledger.events.SubjectEvent.LegalHoldPlaced;
import org.caseledger.events.SubjectEvent.SubjectErased;
import org.caseledger.events.Submission;
import org.caseledger.query.given.Audit;
import org.caseledger.query.given.Ledger;
import org.caseledger.query.retention.Retention.Question;
import org.junit.jupiter.api.Test;

class RetentionTest {

    private static final String CHILD = "child:" + Ledger.COUNCIL + ":C1";
    private static final RetentionClass OBSERVATIONS =
            new RetentionClass("Observation", AuditKind.OBSERVATION, 1, RetentionStart.COMPLETED);
    private static final RetentionClass ALL = new RetentionClass("Case audit", null, 2, RetentionStart.COMPLETED);
    private static final RetentionClass CLOSED = new RetentionClass("Case audit", null, 2, RetentionStart.CLOSED);

    private final Ledger ledger = new Ledger();

    private void classes(int version, String from, RetentionClass... classes) {
        Framework usual = Framework.theUsual();
        List<RetentionClass> retention = classes.length == 0 ? null : List.of(classes);
        ledger.tell(new FrameworkPublished(
                Ledger.COUNCIL,
                version,
                day(from),
                new Framework(usual.grades(), usual.domains(), 100, 100, 10, 15, false, retention)));
    }

    private Audit audit(String id) {
        return ledger.audit(id, as -> as.child("C1"));
    }

    private List<Due> due(String asAt) {
        return due(Ledger.COUNCIL, asAt);
    }

    private List<Due> due(String authority, String asAt) {
        return new Retention(ledger.facts()).due(new Question(authority, day(asAt), null));
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    @Test
    void a_subject_is_due_when_the_years_of_their_audits_class_are_over() {
        classes(1, "2019-01-01", OBSERVATIONS, ALL);
        audit("A1").submitted("2019-08-20", "Good");

        assertThat(due("2021-08-19")).isEmpty();
        assertThat(due("2021-08-20"))
                .containsExactly(new Due(
                        CHILD,
                        day("2021-08-20"),
                        "A1",
                        Ledger.COUNCIL,
                        1,
                        "Case audit",
                        2,
                        RetentionStart.COMPLETED,
                        day("2019-08-20"),
                        List.of()));
    }

    @Test
    void a_kind_may_have_a_class_of_its_own() {
        classes(1, "2019-01-01", OBSERVATIONS, ALL);
        ledger.audit("A1", as -> as.child("C1").kind(AuditKind.OBSERVATION)).submittedUngraded("2019-08-20");

        assertThat(due("2020-08-20"))
                .extracting(Due::retentionClass, Due::restedOn)
                .containsExactly(tuple("Observation", day("2019-08-20")));
    }

    @Test
    void of_several_audits_the_one_that_keeps_longest_decides() {
        classes(1, "2019-01-01", OBSERVATIONS, ALL);
        audit("A1").submitted("2019-08-20", "Good");
        ledger.audit("A2", as -> as.child("C1").kind(AuditKind.OBSERVATION)).submitted("2019-12-20", "Good");
        ledger.audit("A3", as -> as.child("C1").round("2019-09")).submitted("2019-09-20", "Good");

        assertThat(due("2021-09-19")).isEmpty();
        assertThat(due("2021-09-20")).extracting(Due::lastAudit).containsExactly("A3");
    }

    @Test
    void an_audit_or_an_escalation_that_is_open_keeps_the_texts() {
        classes(1, "2019-01-01", ALL);
        audit("A1").submitted("2019-08-20", "Good");
        audit("A2");
        ledger.tell(new EscalationRaised(
                "E1", Ledger.COUNCIL, "C1", EscalationSource.IRO, EscalationCategory.PROCESS, day("2019-09-01"), null));
        assertThat(due("2022-01-01")).isEmpty();

        ledger.again("A2").cancelled("2019-09-02");
        assertThat(due("2022-01-01")).isEmpty();

        ledger.tell(new EscalationResolved("E1", day("2021-12-31"), null));
        assertThat(due("2022-01-01"))
                .extracting(Due::lastAudit, Due::since)
                .containsExactly(tuple("A2", day("2021-09-02")));
        assertThat(due("2021-12-30")).isEmpty();
    }

    @Test
    void an_audit_that_came_to_nothing_counts_from_that_day() {
        classes(1, "2019-01-01", ALL);
        ledger.audit("A1", as -> as.child("C1")).exempted("2019-08-21");
        ledger.audit("A2", as -> as.child("C2")).submitted("2019-08-20", "Good").rejected("2019-08-22");
        ledger.audit("A3", as -> as.child("C3")).tell(new AuditNotReturned("A3", day("2019-08-23"), 1));
        ledger.action("X3", "A3", "2019-08-02", "2019-08-10");
        ledger.again("A3").flagged("2019-08-03", false).followedUp("2019-08-04");

        assertThat(due("2022-01-01"))
                .extracting(Due::lastAudit, Due::restedOn)
                .containsExactly(
                        tuple("A1", day("2019-08-21")), tuple("A2", day("2019-08-22")), tuple("A3", day("2019-08-23")));
    }

    @Test
    void a_closed_audit_has_its_moderation_its_concern_and_its_actions_behind_it() {
        classes(1, "2019-01-01", CLOSED);
        Audit audit = audit("A1").submitted("2019-08-20", "Good").moderated("2019-08-25", "Good", "Inadequate");
        assertThat(due("2030-01-01")).isEmpty();

        audit.concern("2019-08-30", ConcernStep.RESOLVED);
        assertThat(due("2030-01-01")).extracting(Due::restedOn).containsExactly(day("2019-08-30"));

        ledger.action("X1", "A1", "2019-08-26", "2019-09-10").cancelled("2019-09-01");
        ledger.action("X2", "A1", "2019-08-26", "2019-09-10");
        assertThat(due("2030-01-01")).isEmpty();

        ledger.tell(new ActionCompleted("X2", day("2019-09-05"), null));
        assertThat(due("2030-01-01")).extracting(Due::restedOn).containsExactly(day("2019-09-05"));
        assertThat(due("2021-09-04")).isEmpty();
    }

    @Test
    void a_version_that_says_nothing_leaves_it_to_the_one_in_force() {
        classes(1, "2019-01-01");
        audit("A1").submitted("2019-08-20", "Good");
        assertThat(due("2030-01-01")).isEmpty();

        classes(2, "2025-01-01", ALL);
        classes(3, "2028-01-01");
        assertThat(due("2024-12-31")).isEmpty();
        assertThat(due("2025-01-01")).extracting(Due::frameworkVersion).containsExactly(2);
        assertThat(due("2028-01-01")).isEmpty();
    }

    @Test
    void a_kind_without_a_class_is_kept() {
        classes(1, "2019-01-01", OBSERVATIONS);
        audit("A1").submitted("2019-08-20", "Good");

        assertThat(due("2119-01-01")).isEmpty();
    }

    @Test
    void a_hold_is_told_and_an_erased_subject_is_not_due() {
        classes(1, "2019-01-01", ALL);
        audit("A1").submitted("2019-08-20", "Good");
        ledger.tell(new LegalHoldPlaced(CHILD, "INQUEST", day("2021-09-01"), text("kept")))
                .tell(new LegalHoldLifted(CHILD, "INQUEST", day("2021-10-01"), text("over")))
                .tell(new SubjectErased(CHILD, day("2021-11-01"), text("due")));

        assertThat(due("2021-08-31")).extracting(Due::holds).containsExactly(List.of());
        assertThat(due("2021-09-30")).extracting(Due::holds).containsExactly(List.of("INQUEST"));
        assertThat(due("2021-10-31")).extracting(Due::holds).containsExactly(List.of());
        assertThat(due("2021-11-01")).isEmpty();
    }

    @Test
    void where_nothing_was_written_nothing_is_due() {
        classes(1, "2019-01-01", ALL);
        Audit audit = audit("A1")
                .submitted("2019-08-20", new Submission("Good", Ledger.domains(), null, Map.of(), Map.of(), false));
        assertThat(due("2022-01-01")).isEmpty();

        audit.uploaded("2019-08-21").followedUp("2019-08-22");
        assertThat(due("2022-01-01")).hasSize(1);
    }

    @Test
    void a_colleague_is_due_when_no_authority_keeps_their_texts() {
        classes(1, "2019-01-01", ALL);
        ofNoChild("A1", Ledger.COUNCIL);
        ledger.again("A1").submitted("2019-08-20", "Good");
        assertThat(due("2022-01-01")).extracting(Due::subject).containsExactly("staff:auditor.one");

        ofNoChild("A2", "E10000002");
        assertThat(due("2022-01-01")).isEmpty();
        assertThat(due("E10000002", "2022-01-01")).isEmpty();
        assertThat(due("E10000003", "2022-01-01")).isEmpty();
    }

    private void ofNoChild(String id, String authority) {
        ledger.tell(new AuditAllocated(
                id,
                authority,
                YearMonth.of(2019, 8),
                "Fostering",
                AuditKind.CORE,
                null,
                null,
                null,
                null,
                null,
                null,
                "auditor.one",
                null,
                null,
                1,
                day("2019-08-01"),
                day("2019-08-28")));
    }
}
