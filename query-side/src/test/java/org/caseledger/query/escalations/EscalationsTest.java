package org.caseledger.query.escalations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.caseledger.events.EscalationCategory;
import org.caseledger.events.EscalationEvent.EscalationRaised;
import org.caseledger.events.EscalationEvent.EscalationResolved;
import org.caseledger.events.EscalationEvent.StageAdvanced;
import org.caseledger.events.EscalationSource;
import org.caseledger.query.escalations.Escalations.Row;
import org.caseledger.query.escalations.Escalations.Stage;
import org.caseledger.query.given.Ask;
import org.caseledger.query.given.Ledger;
import org.caseledger.query.view.Filters;
import org.caseledger.query.view.ViewQuery;
import org.junit.jupiter.api.Test;

class EscalationsTest {

    private final Ledger ledger = new Ledger();

    private List<Row> rows(ViewQuery query) {
        return new Escalations().rows(ledger.facts(), query);
    }

    private void raised(String id, EscalationSource by, String on) {
        ledger.tell(new EscalationRaised(
                id, Ledger.COUNCIL, "C1", by, EscalationCategory.PROCESS, LocalDate.parse(on), null));
    }

    @Test
    void showsTheStageReachedByTheDay() {
        raised("x", EscalationSource.IRO, "2019-06-08");
        ledger.tell(new StageAdvanced("x", LocalDate.parse("2019-06-18"), 2, null));
        ledger.tell(new EscalationResolved("x", LocalDate.parse("2019-07-01"), null));

        assertThat(rows(Ask.asAt("2019-06-07"))).isEmpty();
        assertThat(rows(Ask.asAt("2019-06-08")).getFirst().stages())
                .containsExactly(new Stage(1, 1, 0), new Stage(2, 0, 0), new Stage(3, 0, 0));
        assertThat(rows(Ask.asAt("2019-06-18")).getFirst().stages()).contains(new Stage(2, 1, 0));
        assertThat(rows(Ask.asAt("2019-07-01")).getFirst().stages()).contains(new Stage(2, 0, 1));
        assertThat(rows(Ask.asAt("2019-07-01")).getFirst().categories())
                .containsExactly(
                        Map.entry(EscalationCategory.DRIFT_AND_DELAY, 0),
                        Map.entry(EscalationCategory.PROCESS, 1),
                        Map.entry(EscalationCategory.SAFEGUARDING, 0));
    }

    @Test
    void listsWhoRaisedSomeAndLooksOnlyAtAuthorityAndMonth() {
        raised("x", EscalationSource.IRO, "2019-06-08");
        raised("y", EscalationSource.CP_CHAIR, "2019-07-08");

        assertThat(rows(Ask.asAt("2019-09-15")))
                .extracting(Row::raisedBy)
                .containsExactly(EscalationSource.CP_CHAIR, EscalationSource.IRO);
        assertThat(rows(Ask.window("2019-07", null, Ask.asAt("2019-09-15")))).hasSize(1);
        Filters team = new Filters(Ledger.COUNCIL, null, null, null, null, "T99");
        assertThat(rows(Ask.of(team, Ask.asAt("2019-09-15")))).hasSize(2);
        Filters elsewhere = new Filters("E10000002", null, null, null, null, null);
        assertThat(rows(Ask.of(elsewhere, Ask.asAt("2019-09-15")))).isEmpty();
    }
}
