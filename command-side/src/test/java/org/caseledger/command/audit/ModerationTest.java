package org.caseledger.command.audit;

import static org.caseledger.command.World.TODAY;
import static org.caseledger.command.World.aug;
import static org.caseledger.command.audit.Audits.allocated;
import static org.caseledger.command.audit.Audits.concernLifted;
import static org.caseledger.command.audit.Audits.concernRaised;
import static org.caseledger.command.audit.Audits.domains;
import static org.caseledger.command.audit.Audits.exempted;
import static org.caseledger.command.audit.Audits.given;
import static org.caseledger.command.audit.Audits.looped;
import static org.caseledger.command.audit.Audits.moderate;
import static org.caseledger.command.audit.Audits.moderated;
import static org.caseledger.command.audit.Audits.observation;
import static org.caseledger.command.audit.Audits.secondSubmitted;
import static org.caseledger.command.audit.Audits.submitted;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.caseledger.command.Reason;
import org.caseledger.command.audit.AuditCommand.ModerateGrade;
import org.caseledger.events.AuditEvent.GradeModerated;
import org.caseledger.events.GradeChange;
import org.caseledger.events.ModerationOutcome;
import org.caseledger.events.SamplingMethod;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ModerationTest {

    @Test
    void upholds_a_grade_without_having_to_say_why() {
        given(allocated(), submitted("Good"))
                .when(moderation("moderator.one", aug(20), "Good", null))
                .expect(new GradeModerated(
                        "A-1",
                        aug(20),
                        "moderator.one",
                        ModerationOutcome.UPHELD,
                        "Good",
                        "Good",
                        new TreeMap<>(),
                        null,
                        null));
    }

    @Test
    void upgrades_a_grade_and_lifts_the_concern() {
        given(allocated(), submitted("Inadequate"), concernRaised(aug(10)))
                .when(moderate("Good"))
                .expect(moderated("Inadequate", "Good"), concernLifted(aug(20)));
    }

    @Test
    void downgrades_a_grade_and_raises_a_concern() {
        given(allocated(), submitted("Requires Improvement"))
                .when(moderate("Inadequate"))
                .expect(moderated("Requires Improvement", "Inadequate"), concernRaised(aug(20)));
    }

    @Test
    void leaves_a_concern_be_that_it_upholds() {
        given(allocated(), submitted("Inadequate"), concernRaised(aug(10)))
                .when(moderate("Inadequate"))
                .expect(moderated("Inadequate", "Inadequate"));
    }

    @Test
    void a_change_needs_its_reason() {
        given(allocated(), submitted("Good"))
                .when(moderation("moderator.one", aug(20), "Outstanding", " "))
                .refused(Reason.INVALID_VALUE, "rationale")
                .saying("say why the grade changes");
        given(allocated(), submitted("Good", domains("Supervision", "Good")))
                .when(new ModerateGrade(
                        "A-1", aug(20), "moderator.one", "Good", domains("Supervision", "Inadequate"), null, null))
                .refused(Reason.INVALID_VALUE, "rationale");
    }

    @Test
    void says_from_and_to_of_every_domain_that_it_graded() {
        given(allocated(), submitted("Good", domains("Supervision", "Good", "Quality of Plans", "Good")))
                .when(moderate("Good", domains("Supervision", "Inadequate", "Meetings and Reviews", "N/A")))
                .expect(moderated(
                        "Good",
                        "Good",
                        new TreeMap<>(Map.of(
                                "Supervision",
                                new GradeChange("Good", "Inadequate"),
                                "Meetings and Reviews",
                                new GradeChange(null, "N/A")))));
    }

    @Test
    void nobody_moderates_what_they_graded() {
        given(allocated(), submitted("Good"))
                .when(moderation("auditor.one", aug(20), "Good", null))
                .refused(Reason.MODERATOR_GRADED_AUDIT);
        given(looped(), submitted("Good"), secondSubmitted("Good"))
                .when(moderation("auditor.two", aug(20), "Good", null))
                .refused(Reason.MODERATOR_GRADED_AUDIT);
    }

    @Test
    void nobody_moderates_what_they_graded_not_even_in_a_file() {
        given(allocated(), submitted("Good"))
                .importing()
                .when(moderation("auditor.one", aug(20), "Good", null))
                .refused(Reason.MODERATOR_GRADED_AUDIT);
    }

    @Test
    void nothing_is_moderated_before_it_stands_at_a_grade() {
        given(allocated()).when(moderate("Good")).refused(Reason.NOT_SUBMITTED);
        given(allocated(), exempted()).when(moderate("Good")).refused(Reason.AUDIT_EXEMPTED);
        given(observation(), submitted(null)).when(moderate("Good")).refused(Reason.UNGRADED_OBSERVATION);
    }

    @Test
    void a_grade_is_moderated_once() {
        given(allocated(), submitted("Good"), moderated("Good", "Good"))
                .when(moderate("Good"))
                .refused(Reason.ALREADY_MODERATED);
    }

    @Test
    void keeps_to_the_framework_and_the_calendar() {
        given(allocated(), submitted("Good"))
                .when(moderate("Fair", domains("Chronology", "Good")))
                .refused(Reason.INVALID_VALUE, "overall", "domains");
        given(allocated(), submitted("Good"))
                .when(moderation("moderator.one", aug(9), "Good", null))
                .refused(Reason.INVALID_VALUE, "on")
                .saying("before the grading on 2019-08-10");
        given(allocated(), submitted("Good"))
                .when(moderation("moderator.one", TODAY.plusDays(1), "Good", null))
                .refused(Reason.INVALID_VALUE, "on");
    }

    @Test
    void counts_the_moderators_first_mention() {
        given(allocated(), submitted("Good"))
                .when(moderate("Outstanding"))
                .expect(moderated("Good", "Outstanding"))
                .answered(2, 2);
    }

    @Test
    void says_how_the_grading_was_drawn() {
        given(allocated(), submitted("Good"))
                .when(sampled(SamplingMethod.TARGETED))
                .expect(upheld(SamplingMethod.TARGETED));
        given(allocated(), submitted("Good"))
                .drawn("A-1", SamplingMethod.RANDOM)
                .when(sampled(null))
                .expect(upheld(SamplingMethod.RANDOM));
        given(allocated(), submitted("Good"))
                .drawn("A-1", SamplingMethod.RANDOM)
                .when(sampled(SamplingMethod.ALL))
                .expect(upheld(SamplingMethod.ALL));
        given(allocated(), submitted("Good")).when(sampled(null)).expect(upheld(null));
    }

    private static ModerateGrade sampled(@Nullable SamplingMethod method) {
        return new ModerateGrade("A-1", aug(20), "moderator.one", "Good", new TreeMap<>(), null, method);
    }

    private static GradeModerated upheld(@Nullable SamplingMethod method) {
        return new GradeModerated(
                "A-1",
                aug(20),
                "moderator.one",
                ModerationOutcome.UPHELD,
                "Good",
                "Good",
                new TreeMap<>(),
                null,
                method);
    }

    private static ModerateGrade moderation(String who, LocalDate on, String grade, @Nullable String why) {
        return new ModerateGrade("A-1", on, who, grade, new TreeMap<>(), why, null);
    }
}
