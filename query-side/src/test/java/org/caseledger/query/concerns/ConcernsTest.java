package org.caseledger.query.concerns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.caseledger.events.ConcernStep;
import org.caseledger.query.concerns.Concerns.Row;
import org.caseledger.query.given.Ask;
import org.caseledger.query.given.Ledger;
import org.junit.jupiter.api.Test;

class ConcernsTest {

    private final Ledger ledger = new Ledger();

    private List<Row> rows(String asAt) {
        return new Concerns().rows(ledger.facts(), Ask.asAt(asAt));
    }

    @Test
    void opensWithTheGradeAndClosesOnlyByAPerson() {
        ledger.audit("a")
                .submitted("2019-08-10", "Inadequate")
                .concernRaised("2019-08-10")
                .moderated("2019-08-20", "Inadequate", "Inadequate")
                .concern("2019-08-22", ConcernStep.REVIEWED)
                .concern("2019-09-02", ConcernStep.RESOLVED);

        assertThat(rows("2019-08-09")).isEmpty();
        assertThat(rows("2019-08-22")).containsExactly(new Row("2019-08", 1, 0, 1, 0, LocalDate.parse("2019-08-10")));
        assertThat(rows("2019-09-02")).containsExactly(new Row("2019-08", 1, 1, 0, 0, null));
    }

    @Test
    void countsApartWhatWasLifted() {
        ledger.audit("a").submitted("2019-08-10", "Inadequate").moderated("2019-08-20", "Inadequate", "Good");

        assertThat(rows("2019-08-19")).containsExactly(new Row("2019-08", 1, 0, 1, 0, LocalDate.parse("2019-08-10")));
        assertThat(rows("2019-08-20")).containsExactly(new Row("2019-08", 0, 0, 0, 1, null));
    }

    @Test
    void noticesTheLowestGradeEvenWhereItLastedLessThanADay() {
        ledger.audit("a").submitted("2019-08-10", "Inadequate").moderated("2019-08-10", "Inadequate", "Good");

        assertThat(rows("2019-08-10")).containsExactly(new Row("2019-08", 0, 0, 0, 1, null));
    }

    @Test
    void needsBothAuditorsOfALoopedAudit() {
        ledger.audit("a", as -> as.looped())
                .submitted("2019-08-10", "Inadequate")
                .secondSubmitted("2019-08-12", "Inadequate");

        assertThat(rows("2019-08-11")).isEmpty();
        assertThat(rows("2019-08-12")).containsExactly(new Row("2019-08", 1, 0, 1, 0, LocalDate.parse("2019-08-12")));
    }

    @Test
    void meansTheLowestGradeOfWhateverScaleIsInForce() {
        ledger.framework(1, "2019-01-01", "Strong", "Weak");
        ledger.audit("a").submitted("2019-08-10", "Weak");

        assertThat(rows("2019-08-10")).extracting(Row::raised).containsExactly(1);
    }
}
