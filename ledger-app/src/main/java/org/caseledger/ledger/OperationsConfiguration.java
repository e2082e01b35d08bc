package org.caseledger.ledger;

import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.ledger.LedgerProperties.Side;
import org.caseledger.ledger.operations.LedgerHealth;
import org.caseledger.ledger.operations.LedgerMeters;
import org.caseledger.ledger.operations.OperationsSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.http.server.reactive.observation.ServerRequestObservationConvention;

/** What tells an operator of either side whether this node may serve, and how it fares. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OperationsSettings.class)
class OperationsConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Anybody may ask whether this node is ready: that must not make it write more often. */
    private static final Duration KEPT = Duration.ofSeconds(3);

    @Bean
    HealthIndicator eventStoreHealthIndicator(LedgerEngine engine, LedgerProperties properties) {
        Runnable trial = properties.side() == Side.QUERY ? engine::tryOutReading : engine::tryOutWriting;
        return new LedgerHealth(trial, task -> Thread.ofVirtual().start(task), KEPT, PATIENCE);
    }

    @Bean
    MeterBinder ledgerMeters(LedgerEngine engine) {
        return new LedgerMeters(engine);
    }

    /** A trace tells which kind of address was asked for: the address itself names an audit, a child or a colleague. */
    @Bean
    ServerRequestObservationConvention namelessRequests() {
        return new DefaultServerRequestObservationConvention() {
            @Override
            public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
                return KeyValues.empty();
            }
        };
    }
}
