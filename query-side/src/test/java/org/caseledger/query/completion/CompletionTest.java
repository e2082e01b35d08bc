package org.caseledger.query.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.caseledger.events.AuditKind;
import org.caseledger.query.completion.Completion.Row;
import org.caseledger.query.given.Ask;
import org.caseledger.query.given.Ledger;
import org.caseledger.query.view.ViewQuery;
import org.junit.jupiter.api.Test;

class CompletionTest {

    private final Ledger ledger = new Ledger();

    private List<Row> rows(ViewQuery query) {
        return new Completion().rows(ledger.facts(), query);
    }

    @Test
    void addsUpToWhatWasAllocated() {
        ledger.audit("in time").submitted("2019-08-28", "Good").reflected("2019-09-02");
        ledger.audit("late").submitted("2019-08-29", "Good");
        ledger.audit("sent back late").submitted("2019-08-30", "Good").rejected("2019-09-01");
        ledger.audit("excused").exempted("2019-08-05");
        ledger.audit("missing");
        ledger.audit("half", as -> as.looped()).submitted("2019-08-10", "Good");
        ledger.audit("observed", as -> as.kind(AuditKind.OBSERVATION)).submittedUngraded("2019-08-10");

        Row row = rows(Ask.asAt("2019-09-15")).getFirst();

        assertThat(row.allocated()).isEqualTo(7);
        assertThat(row.exempted()).isEqualTo(1);
        assertThat(row.returned()).isEqualTo(4);
        assertThat(row.late()).isEqualTo(2);
        assertThat(row.rejected()).isEqualTo(1);
        assertThat(row.notReturned()).isEqualTo(2);
        assertThat(row.completed()).isEqualTo(3);
        assertThat(row.reflectionsReturned()).isEqualTo(1);
        assertThat(row.percentReturned()).isEqualTo(57.1);
        assertThat(row.percentReflections()).isEqualTo(33.3);
    }

    @Test
    void beginsWithTheAllocation() {
        ledger.audit("a");

        assertThat(rows(Ask.asAt("2019-07-31"))).isEmpty();
        assertThat(rows(Ask.asAt("2019-08-01"))).hasSize(1);
        assertThat(rows(Ask.knownAt(-1, Ask.asAt("2019-08-01")))).isEmpty();
    }

    @Test
    void changesTodayByALateSubmissionAndNeverYesterday() {
        ledger.audit("a");
        long yesterday = ledger.position();
        Row before = rows(Ask.asAt("2019-09-15")).getFirst();
        ledger.again("a").submitted("2019-09-10", "Good");

        assertThat(rows(Ask.knownAt(yesterday, Ask.asAt("2019-09-15")))).containsExactly(before);
        assertThat(rows(Ask.asAt("2019-09-09"))).containsExactly(before);
        assertThat(rows(Ask.asAt("2019-09-15")).getFirst().late()).isEqualTo(1);
    }
}
