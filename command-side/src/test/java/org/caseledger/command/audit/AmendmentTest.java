package org.caseledger.command.audit;

import static org.caseledger.command.World.TODAY;
import static org.caseledger.command.World.aug;
import static org.caseledger.command.World.sealed;
import static org.caseledger.command.World.sep;
import static org.caseledger.command.audit.Audits.agreed;
import static org.caseledger.command.audit.Audits.allocated;
import static org.caseledger.command.audit.Audits.concernLifted;
import static org.caseledger.command.audit.Audits.concernRaised;
import static org.caseledger.command.audit.Audits.differed;
import static org.caseledger.command.audit.Audits.domains;
import static org.caseledger.command.audit.Audits.exempted;
import static org.caseledger.command.audit.Audits.given;
import static org.caseledger.command.audit.Audits.looped;
import static org.caseledger.command.audit.Audits.moderate;
import static org.caseledger.command.audit.Audits.moderated;
import static org.caseledger.command.audit.Audits.rejected;
import static org.caseledger.command.audit.Audits.secondSubmitted;
import static org.caseledger.command.audit.Audits.submitSecondGrade;
import static org.caseledger.command.audit.Audits.submitted;
import static org.caseledger.command.audit.FileRow.row;

import java.time.LocalDate;
import java.util.SortedMap;
import org.caseledger.command.Reason;
import org.caseledger.command.Role;
import org.caseledger.command.audit.AuditCommand.AmendGrade;
import org.caseledger.events.AuditEvent.GradeAmended;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AmendmentTest {

    @Test
    void replaces_the_grade_from_its_day() {
        given(allocated(), submitted("Good"))
                .as("auditor.one", Role.AUDITOR)
                .when(amend("Inadequate", domains("Supervision", "Inadequate")))
                .expect(amended("Inadequate", domains("Supervision", "Inadequate")), concernRaised(aug(14)));
        given(allocated(), submitted("Inadequate"), concernRaised(aug(10)))
                .when(amend("Good", domains()))
                .expect(amended("Good", domains()), concernLifted(aug(14)));
    }

    @Test
    void may_change_a_domain_alone() {
        given(allocated(), submitted("Good", domains("Supervision", "Good", "Quality of Plans", "Good")))
                .when(amend(null, domains("Supervision", "N/A", "Quality of Plans", "Good")))
                .expect(amended("Good", domains("Supervision", "N/A")));
    }

    @Test
    void is_what_a_moderator_judges() {
        given(allocated(), submitted("Good"), amended("Outstanding", domains()))
                .when(moderate("Good"))
                .expect(moderated("Outstanding", "Good"));
        given(allocated(), submitted("Good"), amended("Outstanding", domains(), sep(1)))
                .when(moderate("Good"))
                .refused(Reason.INVALID_VALUE, "on");
    }

    @Test
    void changes_the_auditors_own_grading_until_the_other_is_in() {
        given(looped(), submitted("Good"))
                .as("auditor.one", Role.AUDITOR)
                .when(amend("Inadequate", domains()))
                .expect(amended("Inadequate", domains()));
        given(looped(), submitted("Inadequate"), amended("Good", domains(), aug(11)))
                .as("auditor.two", Role.AUDITOR)
                .when(submitSecondGrade("Good"))
                .expect(secondSubmitted("Good"), agreed("Good", domains()));
        given(looped(), submitted("Good"), secondSubmitted("Inadequate"), differed("Good", "Inadequate"))
                .as("auditor.two", Role.AUDITOR)
                .when(new AmendGrade("A-1", aug(14), true, "Good", domains(), "Read again."))
                .refused(Reason.BOTH_GRADES_IN);
        given(looped(), secondSubmitted("Inadequate"))
                .as("auditor.two", Role.AUDITOR)
                .when(new AmendGrade("A-1", aug(14), true, "Good", domains(), "Read again."))
                .expect(new GradeAmended(
                        "A-1", aug(14), "auditor.two", true, "Good", domains(), sealed("Read again.")));
    }

    @Test
    void is_the_auditors_own() {
        given(allocated(), submitted("Good"))
                .as("auditor.two", Role.AUDITOR)
                .when(amend("Inadequate", domains()))
                .refused(Reason.NOT_ALLOCATED_TO_YOU);
        given(looped(), submitted("Good"))
                .as("auditor.two", Role.QA_LEAD)
                .when(amend("Inadequate", domains()))
                .refused(Reason.NOT_ALLOCATED_TO_YOU);
    }

    @Test
    void comes_before_anybody_judged_it() {
        given(allocated()).when(amend("Good", domains())).refused(Reason.NOT_SUBMITTED);
        given(allocated(), submitted("Good"), moderated("Good", "Good"))
                .when(amend("Inadequate", domains()))
                .refused(Reason.ALREADY_MODERATED);
        given(allocated(), submitted("Good"), rejected())
                .when(amend("Inadequate", domains()))
                .refused(Reason.ALREADY_REJECTED);
        given(allocated(), exempted()).when(amend("Good", domains())).refused(Reason.AUDIT_EXEMPTED);
        given(allocated(), submitted("Good"))
                .when(new AmendGrade("A-1", aug(14), true, "Good", domains(), "Read again."))
                .refused(Reason.NOT_LOOPED);
        given(allocated(), submitted("Good")).when(amend("Good", domains())).refused(Reason.NOTHING_TO_AMEND);
    }

    @Test
    void takes_a_reason_and_what_can_be() {
        given(allocated(), submitted("Good"))
                .when(new AmendGrade("A-1", aug(9), false, "Fair", domains("Cooking", "Good"), " "))
                .refused(Reason.INVALID_VALUE, "on", "domains", "reason", "overall");
        given(allocated(), submitted("Good"))
                .when(new AmendGrade("A-1", TODAY.plusDays(1), false, "Inadequate", domains(), "Read again."))
                .refused(Reason.INVALID_VALUE, "on");
    }

    @Test
    void leaves_what_a_file_told_of_the_submission_as_it_was() {
        given(allocated(), submitted("Good"), amended("Inadequate", domains()), concernRaised(aug(14)))
                .importing()
                .when(row().submitted(aug(10), "Good").told())
                .expect();
    }

    private static AmendGrade amend(@Nullable String overall, SortedMap<String, String> domains) {
        return new AmendGrade("A-1", aug(14), false, overall, domains, "Read again.");
    }

    private static GradeAmended amended(String overall, SortedMap<String, String> domains) {
        return amended(overall, domains, aug(14));
    }

    private static GradeAmended amended(String overall, SortedMap<String, String> domains, LocalDate on) {
        return new GradeAmended("A-1", on, "auditor.one", false, overall, domains, sealed("Read again."));
    }
}
