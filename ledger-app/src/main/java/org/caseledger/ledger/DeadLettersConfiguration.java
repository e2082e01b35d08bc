package org.caseledger.ledger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.caseledger.command.deadletter.WaitingLetters;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.ledger.LedgerProperties.Side;
import org.caseledger.ledger.rebuild.FoldedLetters;
import org.caseledger.ledger.rebuild.FoldedOnce;
import org.caseledger.ledger.rebuild.StoredDiscards;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.projection.Discards;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What both sides tell each other of the events that could not be folded, since neither knows the other. */
@Configuration(proxyBeanMethods = false)
class DeadLettersConfiguration {

    @Bean
    @Serves(Side.QUERY)
    Discards discards(LedgerEngine ledger) {
        return new StoredDiscards(ledger);
    }

    @Bean
    @Serves(Side.COMMAND)
    WaitingLetters waitingLetters(ObjectProvider<Facts> kept, LedgerEngine ledger) {
        Facts facts = kept.getIfAvailable();
        return new FoldedLetters(() -> facts == null ? new FoldedOnce(ledger, Facts::apply).run(events -> {}) : facts);
    }

    @Bean
    @Serves(Side.QUERY)
    MeterBinder deadLettersWaiting(Facts facts) {
        return registry -> Gauge.builder(
                        "caseledger.dead.letters",
                        facts,
                        all -> all.deadLetters().size())
                .description("Events set aside because they, or one before them, could not be folded")
                .register(registry);
    }

    /** All others are served, so the process stays up; an alarm belongs on the gauge. */
    @Bean
    @Serves(Side.QUERY)
    HealthIndicator deadLetters(Facts facts) {
        return () ->
                Health.up().withDetail("waiting", facts.deadLetters().size()).build();
    }
}
