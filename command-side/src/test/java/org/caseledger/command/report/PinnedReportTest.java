package org.caseledger.command.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.caseledger.command.World.AUTHORITY;
import static org.caseledger.command.World.TODAY;
import static org.caseledger.command.World.aug;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.caseledger.command.Actor;
import org.caseledger.command.Context;
import org.caseledger.command.FieldError;
import org.caseledger.command.Reason;
import org.caseledger.command.Rejected;
import org.caseledger.command.Role;
import org.caseledger.command.World;
import org.caseledger.command.framework.Frameworks;
import org.caseledger.command.framework.Frameworks.InForce;
import org.caseledger.events.Framework;
import org.caseledger.events.ReportEvent.ReportPinned;
import org.caseledger.events.ReportQuestion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PinnedReportTest {

    private static final Instant NOW = Instant.parse("2019-09-15T09:00:00Z");
    private static final Context CONTEXT =
            new Context(new Actor("qa.lead", Role.QA_LEAD), TODAY, false, name -> true, World.SEAL);
    private static final Frameworks FRAMEWORKS = new Frameworks(List.of(
            new InForce(1, aug(1), Framework.theUsual()),
            new InForce(2, aug(20), Framework.theUsual()),
            new InForce(3, TODAY.plusDays(1), Framework.theUsual())));
    private static final ReportableViews VIEWS = new ReportableViews() {
        @Override
        public Set<String> names() {
            return Set.of("grade-distribution", "concerns");
        }

        @Override
        public Set<String> groupings(String view) {
            return view.equals("concerns") ? Set.of() : Set.of("month", "team");
        }
    };

    private static ReportQuestion asking(String view, @Nullable String by, YearMonth from, Instant knownAt) {
        return new ReportQuestion(
                view, AUTHORITY, null, null, null, null, null, from, YearMonth.of(2019, 8), by, TODAY, knownAt);
    }

    private static final ReportQuestion AUGUST = asking("grade-distribution", "team", YearMonth.of(2019, 6), NOW);

    private static PinReport pin(String name, ReportQuestion question) {
        return new PinReport("R-1", name, question, 41, NOW);
    }

    private static Rejected refusal(@Nullable ReportPinned before, PinReport command) {
        return catchThrowableOfType(
                Rejected.class, () -> ReportRules.decide(before, command, CONTEXT, VIEWS, FRAMEWORKS));
    }

    private static void refused(PinReport command, String field) {
        Rejected refusal = refusal(null, command);
        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_VALUE);
        assertThat(refusal.errors()).extracting(FieldError::field).containsExactly(field);
    }

    @Test
    void keeps_the_position_and_the_versions_in_force() {
        assertThat(ReportRules.decide(null, pin(" August ", AUGUST), CONTEXT, VIEWS, FRAMEWORKS))
                .containsExactly(
                        new ReportPinned("R-1", TODAY, "August", AUGUST, 41, List.of("E10000013 v1", "E10000013 v2")));
    }

    @Test
    void stays_as_it_is() {
        ReportPinned pinned = new ReportPinned("R-1", TODAY, "August", AUGUST, 41, List.of());

        assertThat(refusal(pinned, pin("September", AUGUST)).reason()).isEqualTo(Reason.REPORT_EXISTS);
    }

    @Test
    void has_a_name() {
        refused(pin(" ", AUGUST), "name");
    }

    @Test
    void is_of_a_view_that_is_published_by_a_grouping_that_it_takes() {
        YearMonth june = YearMonth.of(2019, 6);
        refused(pin("x", asking("calibration", null, june, NOW)), "view");
        refused(pin("x", asking("concerns", "team", june, NOW)), "by");
        refused(pin("x", asking("grade-distribution", "person", june, NOW)), "by");
    }

    @Test
    void knows_nothing_of_the_future_and_its_window_has_an_order() {
        refused(pin("x", asking("concerns", null, YearMonth.of(2019, 6), NOW.plusMillis(1))), "knownAt");
        refused(pin("x", asking("concerns", null, YearMonth.of(2019, 9), NOW)), "from");
    }
}
