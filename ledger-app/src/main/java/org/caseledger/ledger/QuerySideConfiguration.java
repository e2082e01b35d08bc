package org.caseledger.ledger;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.caseledger.events.stored.LedgerSerializer;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.LedgerEventSource;
import org.caseledger.eventstore.axonserver.AxonServerLedger;
import org.caseledger.ledger.LedgerProperties.Side;
import org.caseledger.query.QuerySide;
import org.caseledger.query.projection.FactsProjection;
import org.caseledger.query.projection.Positions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything that reads, over whatever event store there is. */
@Configuration(proxyBeanMethods = false)
@Serves(Side.QUERY)
@Import(QuerySide.class)
class QuerySideConfiguration {

    @Bean
    AxonRuntime projectionAxon(LedgerEventSource events, FactsProjection facts) {
        Configurer configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(configuration -> new LedgerSerializer());
        FactsProjection.register(configurer.eventProcessing(), facts, configuration -> events);
        return new AxonRuntime(configurer.buildConfiguration());
    }

    @Bean
    ViewsAtStart viewsAtStart(
            LedgerEngine ledger, Optional<AxonServerLedger> server, Positions positions, AxonRuntime projectionAxon) {
        LongSupplier end = server.<LongSupplier>map(ledgerThere -> ledgerThere::headPosition)
                .orElse(ledger::headPosition);
        return new ViewsAtStart(end, positions, () -> projectionAxon.hasStopped(FactsProjection.NAME));
    }
}
