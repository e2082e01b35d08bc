package org.caseledger.command.audit;

import static org.caseledger.command.World.aug;
import static org.caseledger.command.audit.Audits.allocated;
import static org.caseledger.command.audit.Audits.domains;
import static org.caseledger.command.audit.Audits.given;
import static org.caseledger.command.audit.Audits.moderated;
import static org.caseledger.command.audit.Audits.submitted;
import static org.caseledger.events.GradingStage.MODERATED;
import static org.caseledger.events.GradingStage.SUBMITTED;

import org.caseledger.command.Reason;
import org.caseledger.command.audit.AuditCommand.RecordDomainGrades;
import org.caseledger.events.AuditEvent.DomainGradesRecorded;
import org.junit.jupiter.api.Test;

class DomainGradesTest {

    private static final RecordDomainGrades SUPERVISION_GOOD =
            new RecordDomainGrades("A-1", SUBMITTED, domains("Supervision", "Good"));

    @Test
    void a_file_completes_a_grading_as_of_its_day() {
        given(allocated(), submitted("Good"))
                .importing()
                .when(SUPERVISION_GOOD)
                .expect(new DomainGradesRecorded("A-1", aug(10), SUBMITTED, domains("Supervision", "Good")));
    }

    @Test
    void a_file_completes_a_moderation_as_of_its_day() {
        given(allocated(), submitted("Good"), moderated("Good", "Good"))
                .importing()
                .when(new RecordDomainGrades("A-1", MODERATED, domains("Supervision", "N/A")))
                .expect(new DomainGradesRecorded("A-1", aug(20), MODERATED, domains("Supervision", "N/A")));
    }

    @Test
    void only_what_is_new_is_added() {
        given(allocated(), submitted("Good", domains("Supervision", "Good")))
                .importing()
                .when(SUPERVISION_GOOD)
                .expect();
        given(allocated(), submitted("Good", domains("Supervision", "Good")))
                .importing()
                .when(new RecordDomainGrades(
                        "A-1", SUBMITTED, domains("Supervision", "Good", "Quality of Plans", "N/A")))
                .expect(new DomainGradesRecorded("A-1", aug(10), SUBMITTED, domains("Quality of Plans", "N/A")));
    }

    @Test
    void what_was_told_later_counts_as_told() {
        DomainGradesRecorded later =
                new DomainGradesRecorded("A-1", aug(10), SUBMITTED, domains("Supervision", "Good"));

        given(allocated(), submitted("Good"), later)
                .importing()
                .when(SUPERVISION_GOOD)
                .expect();
    }

    @Test
    void what_is_told_otherwise_is_refused_with_both_values() {
        given(allocated(), submitted("Good", domains("Supervision", "Inadequate")))
                .importing()
                .when(SUPERVISION_GOOD)
                .refused(Reason.DIFFERS_FROM_LEDGER, "grade")
                .saying("the ledger has Inadequate, the file has Good");
    }

    @Test
    void there_must_be_a_grading_to_complete() {
        given(allocated()).importing().when(SUPERVISION_GOOD).refused(Reason.NOT_SUBMITTED, "stage");
        given(allocated(), submitted("Good"))
                .importing()
                .when(new RecordDomainGrades("A-1", MODERATED, domains("Supervision", "Good")))
                .refused(Reason.NOT_SUBMITTED, "stage");
    }

    @Test
    void keeps_to_the_framework() {
        given(allocated(), submitted("Good"))
                .importing()
                .when(new RecordDomainGrades("A-1", SUBMITTED, domains("Chronology", "Good", "Supervision", "Fair")))
                .refused(Reason.INVALID_VALUE, "domains", "domains.Supervision");
    }
}
