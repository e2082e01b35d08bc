package org.caseledger.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.caseledger.query.actiontimeliness.ActionTimeliness;
import org.caseledger.query.given.Ask;
import org.caseledger.query.given.Ledger;
import org.caseledger.query.reauditimprovement.ReAuditImprovement;
import org.junit.jupiter.api.Test;

/** An audit that was called off counts nowhere from its day on; what followed from it goes on. */
class CancelledAuditTest {

    private final Ledger ledger = new Ledger();

    @Test
    void leavesEveryViewOfAuditsFromItsDayAndNotTheDayBefore() {
        ledger.audit("a", as -> as.practitioner("P-1"))
                .submittedAtRisk("2019-08-10", "Requires Improvement")
                .moderated("2019-08-12", "Requires Improvement", "Inadequate", "Supervision", "Good");
        ledger.again("a").cancelled("2019-08-20");

        for (View view : Ask.VIEWS) {
            if (!(view instanceof ActionTimeliness)) {
                assertThat(rows(view, "2019-08-20")).as(view.name()).isEqualTo(rowsOfNothing(view));
            }
        }
        for (String view :
                List.of("grade-distribution", "moderator-effect", "completion", "concerns", "domain-grades")) {
            assertThat(rows(Ask.view(view), "2019-08-19")).as(view).hasSize(1);
        }
    }

    private List<?> rowsOfNothing(View view) {
        return view.rows(new Ledger().tell(ledger.told().getFirst().event()).facts(), Ask.asAt("2019-07-31"));
    }

    @Test
    void keepsItsActionsAmongTheActions() {
        ledger.audit("a").submitted("2019-08-10", "Inadequate").cancelled("2019-08-20");
        ledger.action("x", "a", "2019-08-11", "2019-08-25");

        assertThat(new ActionTimeliness().rows(ledger.facts(), Ask.asAt("2019-09-01")))
                .extracting(ActionTimeliness.Row::overdue)
                .containsExactly(1);
    }

    @Test
    void isNothingToCompareAReAuditWith() {
        ledger.audit("a").submitted("2019-08-10", "Inadequate").cancelled("2019-08-20");
        ledger.audit("b", as -> as.following("a").round("2019-09")).submitted("2019-09-10", "Good");

        assertThat(new ReAuditImprovement().rows(ledger.facts(), Ask.asAt("2019-09-30")))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.completed()).isEqualTo(1);
                    assertThat(row.transitions()).isEmpty();
                });
    }

    private List<?> rows(View view, String asAt) {
        return view.rows(ledger.facts(), Ask.asAt(asAt));
    }
}
