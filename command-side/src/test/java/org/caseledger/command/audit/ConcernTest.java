package org.caseledger.command.audit;

import static org.caseledger.command.World.TODAY;
import static org.caseledger.command.World.aug;
import static org.caseledger.command.World.sealed;
import static org.caseledger.command.audit.Audits.allocated;
import static org.caseledger.command.audit.Audits.concernLifted;
import static org.caseledger.command.audit.Audits.concernRaised;
import static org.caseledger.command.audit.Audits.given;
import static org.caseledger.command.audit.Audits.moderated;
import static org.caseledger.command.audit.Audits.submitted;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.caseledger.command.Reason;
import org.caseledger.command.Scenario;
import org.caseledger.command.audit.AuditCommand.AdvanceConcern;
import org.caseledger.command.audit.AuditCommand.ImportConcern;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.ConcernAdvanced;
import org.caseledger.events.ConcernStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConcernTest {

    @ParameterizedTest
    @EnumSource
    void people_take_its_steps(ConcernStep step) {
        concern()
                .when(new AdvanceConcern("A-1", aug(11), step, "Called the team."))
                .expect(new ConcernAdvanced("A-1", aug(11), step, sealed("Called the team.")));
    }

    @Test
    void a_step_is_taken_once() {
        concern(step(ConcernStep.REVIEWED, aug(11)))
                .when(new AdvanceConcern("A-1", aug(12), ConcernStep.REVIEWED, null))
                .refused(Reason.STEP_ALREADY_RECORDED);
    }

    @Test
    void nothing_follows_its_resolution() {
        concern(step(ConcernStep.RESOLVED, aug(11)))
                .when(new AdvanceConcern("A-1", aug(12), ConcernStep.SIGNED_OFF, null))
                .refused(Reason.CONCERN_RESOLVED);
    }

    @Test
    void people_still_close_a_concern_that_was_lifted() {
        concern(moderated("Inadequate", "Good"), concernLifted(aug(20)))
                .when(new AdvanceConcern("A-1", aug(21), ConcernStep.RESOLVED, null))
                .expect(step(ConcernStep.RESOLVED, aug(21)));
    }

    @Test
    void an_audit_that_never_stood_lowest_has_none() {
        given(allocated(), submitted("Good"))
                .when(new AdvanceConcern("A-1", aug(12), ConcernStep.REVIEWED, null))
                .refused(Reason.NO_CONCERN);
        given(allocated(), submitted("Good"))
                .importing()
                .when(row(aug(10), ConcernStep.REVIEWED, aug(12)))
                .refused(Reason.NO_CONCERN);
    }

    @Test
    void no_step_comes_before_its_raising_or_in_the_future() {
        concern()
                .when(new AdvanceConcern("A-1", aug(9), ConcernStep.REVIEWED, null))
                .refused(Reason.INVALID_VALUE, "on")
                .saying("before the concern's raising on 2019-08-10");
        concern()
                .when(new AdvanceConcern("A-1", TODAY.plusDays(1), ConcernStep.REVIEWED, null))
                .refused(Reason.INVALID_VALUE, "on");
    }

    @Test
    void a_file_adds_the_steps_that_are_new() {
        EnumMap<ConcernStep, LocalDate> steps = new EnumMap<>(
                Map.of(ConcernStep.REVIEWED, aug(11), ConcernStep.RESPONDED, aug(12), ConcernStep.RESOLVED, aug(14)));

        concern(step(ConcernStep.REVIEWED, aug(11)))
                .importing()
                .when(new ImportConcern("A-1", aug(10), steps))
                .expect(step(ConcernStep.RESPONDED, aug(12)), step(ConcernStep.RESOLVED, aug(14)));
    }

    @Test
    void a_file_that_tells_the_same_adds_nothing() {
        concern(step(ConcernStep.REVIEWED, aug(11)))
                .importing()
                .when(row(aug(10), ConcernStep.REVIEWED, aug(11)))
                .expect();
    }

    @Test
    void a_file_that_tells_otherwise_is_refused_with_both_values() {
        concern(step(ConcernStep.REVIEWED, aug(11)))
                .importing()
                .when(row(aug(12), ConcernStep.REVIEWED, aug(13)))
                .refused(Reason.DIFFERS_FROM_LEDGER, "raised_on", "reviewed_on")
                .saying("the ledger has 2019-08-10, the file has 2019-08-12");
        concern(step(ConcernStep.REVIEWED, aug(11)))
                .importing()
                .when(new ImportConcern("A-1", aug(10), Map.of()))
                .refused(Reason.DIFFERS_FROM_LEDGER, "reviewed_on")
                .saying("the file has nothing");
    }

    @Test
    void a_file_names_the_column_that_cannot_be() {
        concern()
                .importing()
                .when(row(aug(10), ConcernStep.SIGNED_OFF, aug(9)))
                .refused(Reason.INVALID_VALUE, "signed_off_on");
    }

    @Test
    void a_file_knows_nothing_of_the_upload_and_leaves_it_be() {
        concern(step(ConcernStep.UPLOADED, aug(11)))
                .importing()
                .when(row(aug(10), ConcernStep.REVIEWED, aug(11)))
                .expect(step(ConcernStep.REVIEWED, aug(11)));
    }

    private static Scenario concern(AuditEvent... since) {
        AuditEvent[] past = new AuditEvent[since.length + 3];
        past[0] = allocated();
        past[1] = submitted("Inadequate");
        past[2] = concernRaised(aug(10));
        System.arraycopy(since, 0, past, 3, since.length);
        return given(past);
    }

    private static ConcernAdvanced step(ConcernStep step, LocalDate on) {
        return new ConcernAdvanced("A-1", on, step, null);
    }

    private static ImportConcern row(LocalDate raisedOn, ConcernStep step, LocalDate on) {
        return new ImportConcern("A-1", raisedOn, Map.of(step, on));
    }
}
