package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Order(5)
@ExtendWith(DemoLedger.Shared.class)
@DisplayName("Who is turned away with a command in the hand")
class TurnedAwayTest {

    private static final String COMMAND = "/api/v1/audits/TURNED-1/grade";

    private final DemoLedger ledger;

    TurnedAwayTest(DemoLedger ledger) {
        this.ledger = ledger;
    }

    @Test
    void is_hung_up_on_since_nobody_reads_the_command_before_the_next_request() {
        Reply unknown = ledger.anonymous().post(COMMAND, Body.grade(Body.SUBMITTED_ON, "Good"));
        Reply forbidden = ledger.as("inspector.one").post(COMMAND, Body.grade(Body.SUBMITTED_ON, "Good"));

        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.headerIfAny("Connection")).isEqualTo("close");
        assertThat(forbidden.status()).isEqualTo(403);
        assertThat(forbidden.headerIfAny("Connection")).isEqualTo("close");
    }

    @Test
    void keeps_the_line_where_there_was_nothing_to_read() {
        Reply unknown = ledger.anonymous().get("/api/v1/views/completion");

        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.headerIfAny("Connection")).isNotEqualTo("close");
    }

    @Test
    void finds_the_ledger_listening_however_often() {
        for (int i = 0; i < 200; i++) {
            assertThat(ledger.anonymous().get("/reads", "Accept", "text/html").status())
                    .isEqualTo(401);
            assertThat(ledger.anonymous()
                            .post(COMMAND, Body.grade(Body.SUBMITTED_ON, "Good"))
                            .status())
                    .isEqualTo(401);
        }
    }
}
