package org.caseledger.query;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.RegisterEvent.RoundOpened;
import org.caseledger.events.SubjectKeys;
import org.caseledger.events.TextSeal;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Recorded;
import org.caseledger.query.projection.Positions;
import org.caseledger.query.view.View;
import org.caseledger.query.view.ViewQuery;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.userdetails.MapReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;

/** The query side alone behind HTTP, its facts fed by tests, with two views that show what a test puts into them. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(QuerySide.class)
public class QueryServer {

    /** Now, in every test. */
    public static final Instant NOW = Instant.parse("2019-09-15T09:00:00Z");

    /** A subject whose key has been destroyed. */
    public static final String ERASED = "child:E10000013:GONE";

    @Bean
    InstantSource clock() {
        return InstantSource.fixed(NOW);
    }

    @Bean
    TextSeal textSeal() {
        byte[] key = new byte[32];
        return new TextSeal(
                new SubjectKeys() {
                    @Override
                    public byte[] keyFor(String subject) {
                        return key;
                    }

                    @Override
                    public Optional<byte[]> find(String subject) {
                        return subject.equals(ERASED) ? Optional.empty() : Optional.of(key);
                    }
                },
                new SecureRandom());
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
    Ledger ledger(Facts facts, Positions positions) {
        return new Ledger(facts, positions);
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
        public List<?> rows(Facts facts, ViewQuery query) {
            computed.incrementAndGet();
            List<?> now = rows;
            meanwhile.run();
            return now;
        }
    }

    /** Feeds the facts, as the projection does, one batch for each event. */
    public static final class Ledger {

        private final Facts facts;
        private final Positions positions;

        public Ledger(Facts facts, Positions positions) {
            this.facts = facts;
            this.positions = positions;
        }

        /** Records an event and answers its position. */
        public synchronized long record(LedgerEvent event, long sequence, String actor) {
            long position = facts.position() + 1;
            facts.apply(event, new Recorded(position, sequence, NOW.plusMillis(position), actor, "AUDITOR", null));
            positions.announce(position);
            return position;
        }

        /** Records something that matters to no audit. */
        public long tick() {
            return record(
                    new RoundOpened("E10000099", YearMonth.of(2019, 8), java.time.LocalDate.of(2019, 8, 1)),
                    0,
                    "qa.lead");
        }
    }
}
