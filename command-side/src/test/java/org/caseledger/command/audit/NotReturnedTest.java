package org.caseledger.command.audit;

import static org.caseledger.command.World.aug;
import static org.caseledger.command.World.sep;
import static org.caseledger.command.audit.Audits.allocated;
import static org.caseledger.command.audit.Audits.exempted;
import static org.caseledger.command.audit.Audits.given;
import static org.caseledger.command.audit.Audits.looped;
import static org.caseledger.command.audit.Audits.rejected;
import static org.caseledger.command.audit.Audits.submission;
import static org.caseledger.command.audit.Audits.submitGrade;
import static org.caseledger.command.audit.Audits.submitted;

import org.caseledger.command.audit.AuditCommand.NoteNotReturned;
import org.caseledger.events.AuditEvent.AuditNotReturned;
import org.caseledger.events.AuditEvent.GradeSubmitted;
import org.junit.jupiter.api.Test;

class NotReturnedTest {

    private static final NoteNotReturned NOTE = new NoteNotReturned("A-1", aug(12), 1);
    private static final AuditNotReturned NOTED = new AuditNotReturned("A-1", aug(12), 1);

    @Test
    void is_noted_when_the_round_closes_without_the_grading() {
        given(allocated()).when(NOTE).expect(NOTED);
        given(looped(), submitted("Good")).when(NOTE).expect(NOTED);
    }

    @Test
    void is_noted_once_for_each_closing() {
        given(allocated(), NOTED).when(NOTE).expect();
        given(allocated(), NOTED)
                .when(new NoteNotReturned("A-1", sep(2), 2))
                .expect(new AuditNotReturned("A-1", sep(2), 2));
    }

    @Test
    void is_not_noted_of_what_came_back_or_was_excused() {
        given(allocated(), submitted("Good")).when(NOTE).expect();
        given(allocated(), submitted("Good"), rejected()).when(NOTE).expect();
        given(allocated(), exempted()).when(NOTE).expect();
    }

    @Test
    void what_comes_in_afterwards_is_taken_and_late() {
        given(allocated(), NOTED)
                .when(submitGrade("Good", aug(13)))
                .expect(new GradeSubmitted("A-1", aug(13), "auditor.one", submission("Good"), true));
    }

    @Test
    void what_had_come_in_by_then_and_is_only_told_late_is_not() {
        given(allocated(), NOTED)
                .when(submitGrade("Good", aug(12)))
                .expect(new GradeSubmitted("A-1", aug(12), "auditor.one", submission("Good"), false));
    }
}
