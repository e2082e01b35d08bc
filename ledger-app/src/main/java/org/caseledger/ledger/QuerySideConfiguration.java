package org.caseledger.ledger;

import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.LedgerEventSource;
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
    ViewsAtStart viewsAtStart(LedgerEngine ledger, Positions positions, ProjectionRuntime projection) {
        return new ViewsAtStart(ledger, positions, projection);
    }
}
