package org.caseledger.events.stored;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.events.LedgerEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The stored form of every event as it was approved, one example a line. Hashes of it may have been published, so a line
 * that no longer matches is a change of the past: give the event a new revision and an upcaster, and keep the lines of the
 * one before as {@code Name-1.json}, which {@link UpcastersTest} reads.
 */
class ApprovedEventsTest {

    static Stream<Class<? extends LedgerEvent>> types() {
        return EventTypes.all().stream();
    }

    @Test
    void every_kind_of_event_is_stored_under_a_name_of_its_own() {
        assertThat(kindsOf(LedgerEvent.class)).containsExactlyInAnyOrderElementsOf(EventTypes.all());
        assertThat(EventTypes.all())
                .allSatisfy(type ->
                        assertThat(EventTypes.classOf(EventTypes.nameOf(type))).isEqualTo(type));
    }

    @ParameterizedTest
    @MethodSource("types")
    void is_written_as_approved(Class<? extends LedgerEvent> type) {
        String written =
                examples(type).stream().map(ApprovedEventsTest::canonical).collect(Collectors.joining("\n", "", "\n"));

        assertThat(written).isEqualTo(approved(type));
    }

    @ParameterizedTest
    @MethodSource("types")
    void is_read_back_from_what_was_approved(Class<? extends LedgerEvent> type) {
        List<? extends LedgerEvent> read = approved(type)
                .lines()
                .map(ApprovedEventsTest::payload)
                .map(payload -> EventJson.read(payload.getBytes(UTF_8), type))
                .toList();

        assertThat(read).isEqualTo(examples(type));
    }

    private static List<LedgerEvent> examples(Class<? extends LedgerEvent> type) {
        List<LedgerEvent> examples =
                Examples.ALL.stream().filter(type::isInstance).toList();
        assertThat(examples).as("examples of " + type.getSimpleName()).isNotEmpty();
        return examples;
    }

    private static String payload(String line) {
        return line.substring(line.indexOf("\"payload\":") + "\"payload\":".length(), line.length() - 1);
    }

    private static String canonical(LedgerEvent event) {
        Envelope envelope = new Envelope(
                "5c9e7d1e-0b0a-4d6c-9f55-0a51c1a7e3b2",
                EventTypes.nameOf(event.getClass()),
                EventTypes.revisionOf(event.getClass()),
                "an:aggregate",
                4,
                1_566_000_000_123L,
                new TreeMap<>(Map.of("role", "AUDITOR", "actor", "auditor.one")),
                new String(EventJson.write(event), UTF_8));
        return new String(envelope.canonical(), UTF_8);
    }

    private static String approved(Class<?> type) {
        String file = "/approved/" + EventTypes.nameOf(type) + ".json";
        try (InputStream in = ApprovedEventsTest.class.getResourceAsStream(file)) {
            assertThat(in).as("the approved file " + file).isNotNull();
            return in == null ? "" : new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new AssertionError("The approved file " + file + " can't be read", e);
        }
    }

    private static List<Class<?>> kindsOf(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses())
                        .flatMap(permitted -> kindsOf(permitted).stream())
                        .toList()
                : List.of(type);
    }
}
