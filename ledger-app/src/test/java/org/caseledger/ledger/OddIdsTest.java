package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.ledger.Body.allocation;
import static org.caseledger.ledger.Body.grade;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Councils number their audits as they like. */
@Order(7)
@ExtendWith(DemoLedger.Shared.class)
@DisplayName("An id as a council writes it")
class OddIdsTest {

    private static final String HERE = "E10000108";

    private final DemoLedger ledger;

    OddIdsTest(DemoLedger ledger) {
        this.ledger = ledger;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ODD/2019/08/1",
                "ODD 1",
                "ODD-50%",
                "ODD%2F1",
                "ODD;v=1",
                "ODD?x=1&y=2#z",
                "ODD+1",
                "ODD-Tîm-東",
                "ODD\"quoted\"",
                "ODD..",
                "..ODD",
                "<b>ODD</b>",
                "ODD:1@2",
                "ODD{id}"
            })
    void is_found_at_the_address_that_the_ledger_gave(String id) {
        Caller lead = ledger.as("qa.lead");
        String address =
                lead.post("/api/v1/audits", allocation(HERE, id)).accepted().header("Location");

        String position = ledger.as("auditor.one")
                .post(address + "/grade", grade(Body.SUBMITTED_ON, "Good"))
                .accepted()
                .position();

        assertThat(lead.get(address, "X-Min-Position", position)
                        .accepted()
                        .json()
                        .get("auditId")
                        .asString())
                .isEqualTo(id);
        assertThat(lead.get(address + "/history")
                        .accepted()
                        .json()
                        .get("entries")
                        .size())
                .isEqualTo(2);
        assertThat(lead.get(address.replace("/api/v1", "")).accepted().body()).doesNotContain("<b>ODD");
        try (EventStream stream = lead.listen(address + "/history/stream")) {
            assertThat(stream.next().json().get("auditId").asString()).isEqualTo(id);
        }
    }
}
