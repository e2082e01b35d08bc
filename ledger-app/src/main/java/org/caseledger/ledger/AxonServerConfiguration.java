package org.caseledger.ledger;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.caseledger.events.stored.LedgerSerializer;
import org.caseledger.events.stored.Upcasters;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.axonserver.AxonServerLedger;
import org.caseledger.eventstore.axonserver.AxonServerSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ledger on an Axon Server: what reads the whole of it reads this node's mirror. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = StoreConfiguration.EVENT_STORE, havingValue = "AXONSERVER")
@EnableConfigurationProperties(AxonServerConfiguration.Access.class)
class AxonServerConfiguration {

    /**
     * How to be let in, from the environment: {@code CASELEDGER_AXONSERVER_TOKEN} and so on.
     *
     * @param context the context that holds the ledger
     * @param token what the server's access control asks for, if it does
     * @param certificates a PEM file of those who may vouch for the server; without it there is no TLS
     * @param patience how long a start waits for the server
     */
    @ConfigurationProperties("caseledger.axonserver")
    record Access(
            @DefaultValue("default") String context,
            @Nullable String token,
            @Nullable Path certificates,
            @DefaultValue("60s") Duration patience) {}

    @Bean(destroyMethod = "close")
    AxonServerLedger axonServerLedger(LedgerProperties properties, Access access, InstantSource clock) {
        return AxonServerLedger.open(
                settings(properties, access),
                properties.data(),
                new LedgerSerializer(),
                Upcasters.all(),
                clock,
                System.out::println);
    }

    private static AxonServerSettings settings(LedgerProperties properties, Access access) {
        try {
            return AxonServerSettings.at(
                    properties.stores().axonServer(),
                    access.context(),
                    access.token(),
                    access.certificates(),
                    access.patience());
        } catch (IllegalArgumentException e) {
            throw new CannotStart("--axonserver: " + e.getMessage());
        }
    }

    /** Closed with the ledger that it mirrors. */
    @Bean(destroyMethod = "")
    LedgerEngine engine(AxonServerLedger ledger) {
        return ledger.mirror();
    }
}
