package org.caseledger.events.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.caseledger.events.AuditEvent.AuditExempted;
import org.caseledger.events.AuditEvent.RiskFlagged;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.SealedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerSerializerTest {

    private final LedgerSerializer serializer = new LedgerSerializer();

    static Stream<LedgerEvent> events() {
        return Examples.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("events")
    void stores_an_event_under_our_own_name_and_reads_it_back(LedgerEvent event) {
        SerializedObject<byte[]> stored = serializer.serialize(event, byte[].class);

        assertThat(stored.getType().getName()).isEqualTo(event.getClass().getSimpleName());
        assertThat(stored.getType().getRevision()).isEqualTo(event instanceof AuditExempted ? "2" : "1");
        assertThat(serializer.<byte[], LedgerEvent>deserialize(stored)).isEqualTo(event);
    }

    @Test
    void stores_metadata_as_strings_in_order_of_their_keys() {
        MetaData metadata = MetaData.from(Map.of("role", "AUDITOR", "actor", "auditor.one", "count", 3));

        SerializedObject<String> stored = serializer.serialize(metadata, String.class);

        assertThat(stored.getData()).isEqualTo("{\"actor\":\"auditor.one\",\"count\":\"3\",\"role\":\"AUDITOR\"}");
        assertThat(serializer.<String, MetaData>deserialize(stored))
                .isEqualTo(MetaData.from(Map.of("role", "AUDITOR", "actor", "auditor.one", "count", "3")));
    }

    @Test
    void refuses_what_is_no_event() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> serializer.serialize("a stranger", byte[].class))
                .withMessageContaining("java.lang.String can't be stored in the ledger");
        assertThatIllegalArgumentException().isThrownBy(() -> serializer.serialize(null, byte[].class));
        assertThatIllegalArgumentException().isThrownBy(() -> serializer.typeForClass(String.class));
    }

    @Test
    void refuses_an_event_that_the_log_could_not_hold() {
        RiskFlagged flagged = new RiskFlagged(
                "A-1",
                LocalDate.of(2019, 8, 14),
                true,
                new SealedText("0", "child:E10000013:C-17", "x".repeat(60_000)));

        assertThatExceptionOfType(EventTooLargeException.class)
                .isThrownBy(() -> serializer.serialize(flagged, byte[].class))
                .withMessageContaining("RiskFlagged")
                .withMessageContaining("60000 is the most");
    }

    @Test
    void says_which_version_to_use_for_a_type_that_it_does_not_know() {
        SerializedObject<String> fromTheFuture = new SimpleSerializedObject<>("{}", String.class, "GradeForetold", "1");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> serializer.<String, Object>deserialize(fromTheFuture))
                .withMessageContaining("GradeForetold")
                .withMessageContaining("use the version that wrote it, or a newer one");
    }

    @Test
    void reads_no_other_revision_as_the_present_one() {
        SerializedObject<String> newer = new SimpleSerializedObject<>("{}", String.class, "AuditExempted", "3");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> serializer.<String, Object>deserialize(newer))
                .withMessageContaining("AuditExempted in revision 3")
                .withMessageContaining("use the version that wrote it, or a newer one");
    }

    @Test
    void leaves_nothing_out_that_a_newer_version_told() {
        String flagged = new String(
                serializer
                        .serialize(new RiskFlagged("A-1", LocalDate.of(2019, 8, 14), false, null), byte[].class)
                        .getData(),
                StandardCharsets.UTF_8);
        SerializedObject<String> withOneFieldMore = new SimpleSerializedObject<>(
                flagged.replace("}", ",\"withdrawnBy\":\"A. Person\"}"), String.class, "RiskFlagged", "1");
        SerializedObject<String> withAnotherValue = new SimpleSerializedObject<>(
                flagged.replace("2019-08-14", "A. Person"), String.class, "RiskFlagged", "1");

        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> serializer.<String, Object>deserialize(withOneFieldMore))
                .withMessage("The ledger holds an event of the type RiskFlagged whose field withdrawnBy this version of"
                        + " Case Ledger can't read: use the version that wrote it, or a newer one")
                .withNoCause();
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> serializer.<String, Object>deserialize(withAnotherValue))
                .withMessageContaining("field ")
                .withMessageNotContaining("A. Person")
                .withNoCause();
    }

    @Test
    void reads_nothing_from_nothing() {
        SerializedObject<byte[]> nothing =
                new SimpleSerializedObject<>(new byte[0], byte[].class, SerializedType.emptyType());

        assertThat(serializer.<byte[], Object>deserialize(nothing)).isNull();
    }
}
