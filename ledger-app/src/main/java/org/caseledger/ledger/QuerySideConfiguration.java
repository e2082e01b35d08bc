package org.caseledger.ledger;

import java.util.Optional;
import java.util.function.LongSupplier;
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
    ProjectionRuntime projectionRuntime(LedgerEventSource events, FactsProjection facts) {
        return new ProjectionRuntime(events, facts);
    }

    @Bean
    ViewsAtStart viewsAtStart(
            LedgerEngine ledger, Optional<AxonServerLedger> server, Positions positions, ProjectionRuntime projection) {
        LongSupplier end = server.<LongSupplier>map(ledgerThere -> ledgerThere::headPosition)
                .orElse(ledger::headPosition);
        return new ViewsAtStart(end, positions, projection);
    }
}
