package org.caseledger.query.actiontimeliness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.caseledger.query.actiontimeliness.ActionTimeliness.Row;
import org.caseledger.query.given.Ask;
import org.caseledger.query.given.Ledger;
import org.caseledger.query.statistics.Interval;
import org.caseledger.query.view.Filters;
import org.caseledger.query.view.ViewQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActionTimelinessTest {

    private final Ledger ledger = new Ledger();

    @BeforeEach
    void oneAudit() {
        ledger.audit("a", as -> as.child("C1"));
    }

    private Row row(ViewQuery query) {
        return new ActionTimeliness().rows(ledger.facts(), query).getFirst();
    }

    private static List<Integer> places(Row row) {
        return List.of(row.onTime(), row.late(), row.overdue(), row.notYetDue());
    }

    private static List<Integer> original(Row row) {
        Timeliness original = row.againstOriginal();
        return List.of(original.onTime(), original.late(), original.overdue(), original.notYetDue());
    }

    @Test
    void putsEachActionInItsPlaceOnTheDay() {
        ledger.action("on time", "a", "2019-08-01", "2019-08-20").completed("2019-08-20");
        ledger.action("late", "a", "2019-08-01", "2019-08-20").completed("2019-08-21");
        ledger.action("open", "a", "2019-08-01", "2019-08-20");

        assertThat(places(row(Ask.asAt("2019-08-19")))).containsExactly(0, 0, 0, 3);
        assertThat(places(row(Ask.asAt("2019-08-20")))).containsExactly(1, 0, 0, 2);
        assertThat(places(row(Ask.asAt("2019-08-21")))).containsExactly(1, 1, 1, 0);
        assertThat(row(Ask.asAt("2019-07-31")).total()).isZero();
        assertThat(row(Ask.asAt("2019-07-31")).percents().late()).isNull();
    }

    @Test
    void measuresAgainstTheExtendedAndTheOriginalDate() {
        ledger.action("x", "a", "2019-08-01", "2019-08-20")
                .extended("2019-08-18", "2019-09-20")
                .completed("2019-09-10");

        assertThat(places(row(Ask.asAt("2019-08-17")))).containsExactly(0, 0, 0, 1);
        assertThat(places(row(Ask.asAt("2019-09-01")))).containsExactly(0, 0, 0, 1);
        assertThat(original(row(Ask.asAt("2019-09-01")))).containsExactly(0, 0, 1, 0);
        assertThat(places(row(Ask.asAt("2019-09-10")))).containsExactly(1, 0, 0, 0);
        assertThat(original(row(Ask.asAt("2019-09-10")))).containsExactly(0, 1, 0, 0);
    }

    @Test
    void isNotDoneOnceReopenedUntilCompletedAgain() {
        ledger.action("x", "a", "2019-08-01", "2019-08-20")
                .completed("2019-08-10")
                .reopened("2019-08-15")
                .completed("2019-08-25");

        assertThat(places(row(Ask.asAt("2019-08-10")))).containsExactly(1, 0, 0, 0);
        assertThat(places(row(Ask.asAt("2019-08-15")))).containsExactly(0, 0, 0, 1);
        assertThat(places(row(Ask.asAt("2019-08-25")))).containsExactly(0, 1, 0, 0);
    }

    @Test
    void leavesOutACancelledActionFromThatDay() {
        ledger.action("x", "a", "2019-08-01", "2019-08-20").cancelled("2019-08-25");

        assertThat(row(Ask.asAt("2019-08-24")).overdue()).isEqualTo(1);
        assertThat(row(Ask.asAt("2019-08-25")).total()).isZero();
        assertThat(row(Ask.window("2019-09", null, Ask.asAt("2019-09-25"))).olderOutstanding())
                .isZero();
    }

    @Test
    void showsWhatIsOlderThanTheWindowAndStillOutstanding() {
        ledger.audit("b", as -> as.child("C1"));
        ledger.action("old", "a", "2019-05-03", "2019-06-20");
        ledger.action("same child", "b", "2019-06-03", "2019-06-20");
        ledger.action("old and done", "a", "2019-05-01", "2019-06-20").completed("2019-09-01");
        ledger.action("new", "a", "2019-08-01", "2019-08-20");

        Row row = row(Ask.window("2019-08", "2019-08", Ask.asAt("2019-09-15")));

        assertThat(row.total()).isEqualTo(1);
        assertThat(row.olderOutstanding()).isEqualTo(2);
        assertThat(row.olderOutstandingChildren()).isEqualTo(1);
        assertThat(row.oldestOutstandingRaisedOn()).isEqualTo(LocalDate.parse("2019-05-03"));
        assertThat(row(Ask.window("2019-08", "2019-08", Ask.asAt("2019-08-31"))).olderOutstanding())
                .isEqualTo(3);
        assertThat(row(Ask.asAt("2019-09-15")).olderOutstanding()).isZero();
    }

    @Test
    void filtersByTheActionsAudit() {
        ledger.audit("early help", as -> as.programme("Early Help").of("E10000002"));
        ledger.action("x", "a", "2019-08-01", "2019-08-20");
        ledger.action("y", "early help", "2019-08-01", "2019-08-20");

        assertThat(row(Ask.asAt("2019-09-15")).total()).isEqualTo(2);
        Filters programme = new Filters(null, "Early Help", null, null, null, null);
        assertThat(row(Ask.of(programme, Ask.asAt("2019-09-15"))).total()).isEqualTo(1);
        Filters council = new Filters("E10000002", null, null, null, null, null);
        assertThat(row(Ask.of(council, Ask.asAt("2019-09-15"))).total()).isEqualTo(1);
    }

    @Test
    void estimatesTheMedianWithoutForgettingWhatIsStillOpen() {
        ledger.action("10 days", "a", "2019-08-01", "2019-09-20").completed("2019-08-11");
        ledger.action("20 days", "a", "2019-08-01", "2019-09-20").completed("2019-08-21");
        ledger.action("open since 25 days", "a", "2019-08-06", "2019-09-20");
        ledger.action("30 days", "a", "2019-08-01", "2019-09-20").completed("2019-08-31");

        assertThat(row(Ask.asAt("2019-08-31")).medianDaysToCompletion()).isEqualTo(20);
        assertThat(row(Ask.asAt("2019-08-20")).medianDaysToCompletion()).isNull();
        assertThat(row(Ask.asAt("2019-07-01")).medianDaysToCompletion()).isNull();
    }

    @Test
    void saysForHowLongTheOpenOnesHaveBeenOpen() {
        ledger.action("done", "a", "2018-01-01", "2018-02-01").completed("2018-01-31");
        ledger.action("new", "a", "2019-08-01", "2019-08-20");
        ledger.action("old", "a", "2019-07-31", "2019-08-20");
        ledger.action("older", "a", "2018-08-30", "2019-08-20");

        Row row = row(Ask.asAt("2019-08-31"));
        assertThat(row.ageing().values()).containsExactly(1, 1, 0, 0, 1);
        assertThat(row.lowerQuartileDaysToCompletion()).isEqualTo(30);
        assertThat(row.upperQuartileDaysToCompletion()).isNull();
        assertThat(row.intervals().onTime()).isEqualTo(Interval.ofShare(1, 4));
    }
}
