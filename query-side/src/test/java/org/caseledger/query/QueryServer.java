package org.caseledger.query;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.caseledger.events.Leases;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.RegisterEvent.RoundOpened;
import org.caseledger.events.SealedText;
import org.caseledger.events.SubjectKeys;
import org.caseledger.events.TextSeal;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Recorded;
import org.caseledger.query.given.Ledger;
import org.caseledger.query.given.Ledger.Told;
import org.caseledger.query.log.Leaves;
import org.caseledger.query.log.LogKey;
import org.caseledger.query.log.LogPolicy;
import org.caseledger.query.log.LogStore;
import org.caseledger.query.log.MemoryLeaves;
import org.caseledger.query.log.MemoryLogStore;
import org.caseledger.query.lookup.Texts;
import org.caseledger.query.projection.Discards;
import org.caseledger.query.projection.FactsListener;
import org.caseledger.query.projection.Positions;
import org.caseledger.query.reads.MemoryReadLedger;
import org.caseledger.query.view.View;
import org.caseledger.query.view.ViewQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.security.core.userdetails.MapReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;

/** The query side alone behind HTTP, its facts fed by tests, with two views that show what a test puts into them. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(QuerySide.class)
public class QueryServer {

    /** Now, in every test. */
    public static final Instant NOW = Instant.parse("2019-09-15T09:00:00Z");

    @Bean
    InstantSource clock() {
        return InstantSource.fixed(NOW);
    }

    @Bean
    TextSeal textSeal() {
        return new TextSeal(
                new SubjectKeys() {
                    @Override
                    public byte[] keyFor(String subject) {
                        throw new IllegalStateException("No test seals a text");
                    }

                    @Override
                    public Optional<byte[]> find(String subject) {
                        return Optional.empty();
                    }

                    @Override
                    public boolean isDestroyed(String subject) {
                        return false;
                    }
                },
                new SecureRandom());
    }

    @Bean
    Leaves leaves() {
        return new MemoryLeaves();
    }

    @Bean
    Leases leases() {
        return Leases.ALONE;
    }

    @Bean
    LogStore logStore() {
        return new MemoryLogStore();
    }

    @Bean
    LogKey logKey() {
        return LogKey.make("ledger.example", new SecureRandom());
    }

    @Bean
    LogPolicy logPolicy(LogKey key) {
        return new LogPolicy(List.of(key.verifierKey()), List.of(), 0);
    }

    @Bean
    MemoryReadLedger readLedger() {
        return new MemoryReadLedger();
    }

    /** What the tests have fed. */
    @Bean
    FedLedger fedLedger() {
        return new FedLedger();
    }

    @Bean
    Discards discards() {
        return Set::of;
    }

    @Bean
    FakeView groupedView() {
        return new FakeView("grouped", true);
    }

    @Bean
    FakeView plainView() {
        return new FakeView("plain", false);
    }

    @Bean
    Feed feed(Facts facts, Positions positions, List<FactsListener> listeners, FedLedger ledger) {
        return new Feed(facts, positions, listeners, ledger);
    }

    /** The texts of the given ledgers are not sealed. */
    @Bean
    @Primary
    Texts plainTexts() {
        return SealedText::sealed;
    }

    @Bean
    MapReactiveUserDetailsService users() {
        return new MapReactiveUserDetailsService(
                User.withUsername("qa.lead")
                        .password("{noop}demo")
                        .roles("QA_LEAD")
                        .build(),
                User.withUsername("auditor.one")
                        .password("{noop}demo")
                        .roles("AUDITOR")
                        .build(),
                User.withUsername("auditor.two")
                        .password("{noop}demo")
                        .roles("AUDITOR")
                        .build());
    }

    /** What the views answer where they answer at all. */
    public record FakeRow(String group, int total, FakeShare share, Map<String, Integer> counts) {}

    /** A record within a row. */
    public record FakeShare(int recorded, @Nullable Double percent) {}

    /** A view whose rows a test decides, and that counts how often it was computed. */
    public static final class FakeView implements View {

        private volatile List<?> rows = List.of();
        private volatile Runnable meanwhile = () -> {};
        public final AtomicLong computed = new AtomicLong();
        private final String name;
        private final boolean grouped;

        public FakeView(String name, boolean grouped) {
            this.name = name;
            this.grouped = grouped;
        }

        /** What it answers from now on. */
        public void show(List<?> newRows) {
            rows = newRows;
        }

        /** What is to happen while it computes. */
        public void during(Runnable action) {
            meanwhile = action;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean grouped() {
            return grouped;
        }

        @Override
        public Class<?> rowType() {
            return FakeRow.class;
        }

        @Override
        public List<?> rows(Facts facts, ViewQuery query) {
            computed.incrementAndGet();
            List<?> now = rows;
            meanwhile.run();
            return now;
        }
    }

    /** Feeds the facts, as the projection does, one batch for each event. */
    public static final class Feed {

        private final Facts facts;
        private final Positions positions;
        private final List<FactsListener> listeners;
        private final FedLedger ledger;
        private final Map<Ledger, Integer> fed = new HashMap<>();

        public Feed(Facts facts, Positions positions, List<FactsListener> listeners, FedLedger ledger) {
            this.facts = facts;
            this.ledger = ledger;
            this.positions = positions;
            this.listeners = listeners;
        }

        /** Feeds what a ledger tells and hasn't been fed yet; answers the last position. */
        public synchronized long all(Ledger ledger) {
            List<Told> told = ledger.told();
            told.subList(fed.getOrDefault(ledger, 0), told.size())
                    .forEach(each -> next(each.event(), each.recorded().sequence()));
            fed.put(ledger, told.size());
            return facts.position();
        }

        /** Feeds something that matters to no audit; answers its position. */
        public long tick() {
            return next(new RoundOpened("E10000099", YearMonth.of(2019, 8), LocalDate.of(2019, 8, 1)), 0);
        }

        private synchronized long next(LedgerEvent event, long sequence) {
            long position = facts.position() + 1;
            Recorded recorded =
                    new Recorded(position, sequence, NOW.plusMillis(position), "qa.lead", "QA_LEAD", "auditor.one");
            ledger.add(event, recorded);
            facts.apply(event, recorded);
            listeners.forEach(listener -> listener.applied(event, recorded));
            positions.announce(position);
            listeners.forEach(listener -> listener.endOfBatch(position));
            return position;
        }
    }
}
