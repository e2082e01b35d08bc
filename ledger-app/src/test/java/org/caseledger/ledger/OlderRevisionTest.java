package org.caseledger.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.AuditKind;
import org.caseledger.events.Framework;
import org.caseledger.events.FrameworkEvent.FrameworkPublished;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.stored.LedgerSerializer;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.SqliteLedger;
import org.caseledger.eventstore.StoredEvent;
import org.caseledger.ledger.LedgerProperties.EventStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Order(22)
@OnlyOver(value = EventStore.EMBEDDED, because = "it writes a row into the ledger's file as an older version did")
@DisplayName("A ledger that holds an event of an older revision")
class OlderRevisionTest {

    private static final String HERE = "E10000121";
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

    /** As the first version wrote it, letter for letter. */
    private static final String PAYLOAD = "{\"auditId\":\"OLD-1\",\"effectiveOn\":\"2024-03-05\"}";

    @TempDir
    Path data;

    @Test
    void is_served_by_the_present_one_and_stays_as_it_was_written() throws Exception {
        try (LedgerEngine engine = SqliteLedger.open(data, new LedgerSerializer())) {
            engine.appendEvents(List.of(
                    event("framework", "framework:" + HERE, new FrameworkPublished(HERE, 1, DAY, Framework.theUsual())),
                    event("audit", "audit:OLD-1", allocated())));
        }
        insertAsTheFirstVersionDid();

        try (LedgerProcess process = LedgerProcess.demo(data, 0)) {
            check(process.as("qa.lead"));
            process.stop();
        }

        try (LedgerEngine engine = SqliteLedger.open(data, new LedgerSerializer())) {
            StoredEvent stored = engine.readStored(2, 1).getFirst();
            assertThat(stored.type()).isEqualTo("AuditExempted");
            assertThat(stored.revision()).isEqualTo("1");
            assertThat(new String(stored.payload(), UTF_8)).isEqualTo(PAYLOAD);
        }
    }

    private static void check(Caller lead) {
        JsonNode audit = lead.get("/api/v1/audits/OLD-1").accepted().json();
        assertThat(audit.get("status").asString()).isEqualTo("EXEMPTED");
        assertThat(audit.get("exemptedOn").asString()).isEqualTo("2024-03-05");
        assertThat(audit.get("exemptionGround").asString()).isEqualTo("UNSTATED");
        assertThat(lead.get("/api/v1/views/completion?authority=" + HERE)
                        .json()
                        .get("rows")
                        .get(0)
                        .get("exempted")
                        .asInt())
                .isEqualTo(1);
        assertThat(lead.get("/api/v1/audits/OLD-1/history").accepted().body()).contains("\"AuditExempted\"");

        assertThat(lead.post("/api/v1/audits/OLD-1/exemption", Body.on("2024-03-06"))
                        .code())
                .isEqualTo("already-exempted");
        lead.post(
                        "/api/v1/audits/OLD-1/correction",
                        Body.map(
                                "field", "exemptedOn",
                                "value", "2024-03-07",
                                "reason", "A slip",
                                "approver", "director.one"))
                .accepted();
    }

    private static GenericDomainEventMessage<?> event(String type, String aggregate, LedgerEvent event) {
        return new GenericDomainEventMessage<>(
                type, aggregate, 0, event, Map.of("actor", "qa.lead", "role", "QA_LEAD"));
    }

    private static AuditAllocated allocated() {
        return new AuditAllocated(
                "OLD-1",
                HERE,
                YearMonth.of(2024, 3),
                "Fostering",
                AuditKind.CORE,
                "child-of-OLD-1",
                null,
                null,
                null,
                null,
                null,
                "auditor.one",
                null,
                null,
                1,
                DAY,
                DAY);
    }

    private void insertAsTheFirstVersionDid() throws SQLException {
        String insert = "INSERT INTO events SELECT 2, ?, 'AuditExempted', '1', 'audit', 'audit:OLD-1', 1, recorded_at,"
                + " metadata, ? FROM events WHERE position = 1";
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("ledger.db"));
                PreparedStatement row = file.prepareStatement(insert)) {
            row.setString(1, "3c740c98-f268-4813-8cdc-3b850da24222");
            row.setBytes(2, PAYLOAD.getBytes(UTF_8));
            assertThat(row.executeUpdate()).isEqualTo(1);
        }
    }
}
