package org.caseledger.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.StreamableMessageSource;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.AuditEvent.GradeSubmitted;
import org.caseledger.events.AuditKind;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Submission;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Recorded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FactsProjectionTest {

    private static final LocalDate DAY = LocalDate.of(2019, 8, 1);

    /** Two events for each audit, the way a council's files bring them. */
    private static List<TrackedEventMessage<?>> ledgerOf(int events) {
        List<TrackedEventMessage<?>> messages = new ArrayList<>();
        for (int i = 0; i < events / 2; i++) {
            String id = "A" + i;
            messages.add(message(
                    2L * i,
                    0,
                    new AuditAllocated(
                            id,
                            "E10000013",
                            YearMonth.of(2019, 8),
                            "Children's Social Care",
                            AuditKind.CORE,
                            "C" + i,
                            "CIN",
                            "North",
                            "T" + i % 40,
                            null,
                            "W" + i % 90,
                            "P" + i % 50,
                            null,
                            null,
                            1,
                            DAY,
                            DAY.plusDays(20))));
            Submission submission = new Submission(
                    "Good", new TreeMap<>(Map.of("Supervision", "Good")), null, Map.of(), Map.of(), false);
            messages.add(
                    message(2L * i + 1, 1, new GradeSubmitted(id, DAY.plusDays(9), "P" + i % 50, submission, false)));
        }
        return messages;
    }

    private static TrackedEventMessage<?> message(long position, long sequence, LedgerEvent event) {
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(position),
                new GenericDomainEventMessage<>(
                        "audit",
                        "audit-" + position,
                        sequence,
                        event,
                        MetaData.from(Map.of("actor", "importer", "role", "ADMIN", "onBehalfOf", "auditor.one"))));
    }

    @Test
    void foldsTheLedgerFromItsFirstEventInLargeBatches() {
        int events = 50_000;
        Facts facts = new Facts();
        Positions positions = new Positions();
        List<Recorded> heard = new ArrayList<>();
        List<Long> ends = new ArrayList<>();
        FactsListener listener = new FactsListener() {
            @Override
            public void applied(LedgerEvent event, Recorded recorded) {
                heard.add(recorded);
            }

            @Override
            public void endOfBatch(long position) {
                ends.add(position);
            }
        };
        FactsProjection projection = new FactsProjection(
                facts, new Foldings(Facts::apply, Set::of, InstantSource.system()), positions, List.of(listener));
        DefaultConfigurer configurer = (DefaultConfigurer) DefaultConfigurer.defaultConfiguration(false);
        StreamableMessageSource<TrackedEventMessage<?>> source = new ListSource(ledgerOf(events));
        FactsProjection.register(configurer.eventProcessing(), projection, configuration -> source);
        Configuration configuration = configurer.buildConfiguration();

        configuration.start();
        try {
            assertThat(positions.await(events - 1, Duration.ofSeconds(60)).block())
                    .isTrue();
            assertThat(facts.position()).isEqualTo(events - 1);
            assertThat(heard).hasSize(events);
            assertThat(heard.getLast().sequence()).isEqualTo(1);
            assertThat(heard.getLast().actor()).isEqualTo("importer");
            assertThat(heard.getLast().onBehalfOf()).isEqualTo("auditor.one");
            assertThat(ends).hasSizeLessThan(events / 20);
        } finally {
            configuration.shutdown();
        }
    }

    /** A ledger that is complete from the start. */
    private record ListSource(List<TrackedEventMessage<?>> messages)
            implements StreamableMessageSource<TrackedEventMessage<?>> {

        @Override
        public TrackingEventStream openStream(@Nullable TrackingToken token) {
            long next = token == null ? 0 : token.position().orElse(-1) + 1;
            return new ListStream(messages, (int) next);
        }

        @Override
        public @Nullable TrackingToken createTailToken() {
            return null;
        }
    }

    private static final class ListStream implements TrackingEventStream {
        private final List<TrackedEventMessage<?>> messages;
        private int next;

        ListStream(List<TrackedEventMessage<?>> messages, int next) {
            this.messages = messages;
            this.next = next;
        }

        @Override
        public java.util.Optional<TrackedEventMessage<?>> peek() {
            return next < messages.size() ? java.util.Optional.of(messages.get(next)) : java.util.Optional.empty();
        }

        @Override
        public boolean hasNextAvailable(int timeout, java.util.concurrent.TimeUnit unit) {
            return next < messages.size();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            return messages.get(next++);
        }

        @Override
        public void close() {}
    }
}
