package org.caseledger.ledger;

import java.util.Optional;
import org.caseledger.eventstore.log.PostgresLog;
import org.caseledger.query.log.LogKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What exactly one node does at a time, on either side. */
@Configuration(proxyBeanMethods = false)
class LeaseConfiguration {

    /** After the log's key, where this side has it, is agreed upon: a node may bring a new one only while no other runs. */
    @Bean(destroyMethod = "close")
    NodeLeases leases(LedgerProperties properties, Optional<LogKey> key) {
        return new NodeLeases(
                PostgresAccess.server(properties.stores().postgresUrl()).map(PostgresLog::on));
    }
}
