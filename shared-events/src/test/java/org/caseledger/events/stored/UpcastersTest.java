package org.caseledger.events.stored;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.caseledger.events.AuditEvent.AuditExempted;
import org.caseledger.events.ExemptionGround;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.SealedText;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events of an older revision, as they were approved then, are read as the present ones. */
class UpcastersTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LedgerSerializer serializer = new LedgerSerializer();

    @Test
    void an_exemption_of_the_first_revision_has_a_ground_that_nobody_stated() {
        LocalDate day = LocalDate.of(2019, 8, 14);
        SealedText reason = new SealedText("ab".repeat(32), "child:E10000013:C-17", "bm9uY2Ugc2FsdCBhbmQgdGV4dA==");

        assertThat(approved("AuditExempted-1").map(this::read))
                .containsExactly(
                        new AuditExempted("A-1", day, ExemptionGround.UNSTATED, reason, null),
                        new AuditExempted("A-1", day, ExemptionGround.UNSTATED, null, null));
    }

    @Test
    void what_stands_in_the_present_revision_is_left_as_it_is() {
        List<String> present = approved("AuditExempted").toList();

        assertThat(present).isNotEmpty().allSatisfy(line -> {
            IntermediateEventRepresentation event = stored(line);

            assertThat(Upcasters.all().upcast(Stream.of(event))).containsExactly(event);
        });
    }

    private LedgerEvent read(String line) {
        IntermediateEventRepresentation upcast =
                Upcasters.all().upcast(Stream.of(stored(line))).findFirst().orElseThrow();
        LedgerEvent event = serializer.deserialize(upcast.getData());
        return Objects.requireNonNull(event);
    }

    private IntermediateEventRepresentation stored(String line) {
        JsonNode envelope = JSON.readTree(line);
        return new InitialEventRepresentation(
                new GenericDomainEventEntry<>(
                        "audit",
                        envelope.get("aggregateId").asString(),
                        envelope.get("sequence").asLong(),
                        envelope.get("id").asString(),
                        "2019-08-14T12:00:00Z",
                        envelope.get("type").asString(),
                        envelope.get("revision").asString(),
                        envelope.get("payload").toString().getBytes(UTF_8),
                        envelope.get("metadata").toString().getBytes(UTF_8)),
                serializer);
    }

    private static Stream<String> approved(String name) {
        try (InputStream in = UpcastersTest.class.getResourceAsStream("/approved/" + name + ".json")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8).lines();
        } catch (IOException e) {
            throw new AssertionError("The approved file " + name + " can't be read", e);
        }
    }
}
