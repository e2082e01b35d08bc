package org.caseledger.ledger;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.caseledger.events.ErasedSubjectException;
import org.caseledger.events.SubjectKeys;
import org.caseledger.events.TextSeal;
import org.caseledger.events.stored.Upcasters;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.LedgerEventSource;
import org.caseledger.eventstore.keys.SubjectErasedException;
import org.caseledger.eventstore.keys.SubjectKeyStore;
import org.caseledger.ledger.LedgerProperties.Side;
import org.caseledger.query.document.Documents;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** The stores: the ledger on disk, its keys beside it or in a PostgreSQL, the documents in memory or in a MongoDB. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    static final String EVENT_STORE = "caseledger.stores.event-store";
    private static final String PATIENCE = "${caseledger.stores.patience:60s}";
    private static final String READ_STORE = "caseledger.stores.read-store";

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnExpression("'${caseledger.stores.event-store}' != 'AXONSERVER'")
    LedgerEngine engine(LedgerProperties properties, @Value(PATIENCE) Duration patience, InstantSource clock) {
        return LedgerOpening.open(properties.data(), properties.stores(), patience, Upcasters.all(), clock);
    }

    @Bean
    LedgerEventSource ledgerEvents(LedgerEngine engine) {
        return new LedgerEventSource(engine);
    }

    /** Apart from the ledger, so that a copy of the one is no copy of the other. */
    @Bean(destroyMethod = "close")
    SubjectKeyStore keyStore(LedgerProperties properties) {
        return NodeKeys.open(
                properties.data().resolve("keys"),
                PostgresAccess.server(properties.stores().postgresUrl()));
    }

    /** Before anything reads a text or sends a command. */
    @Bean
    Erasures erasures(SubjectKeyStore keys, LedgerEngine ledger) {
        Erasures erasures = new Erasures(keys);
        erasures.applyAll(ledger);
        return erasures;
    }

    @Bean
    @DependsOn("erasures")
    TextSeal textSeal(SubjectKeyStore keys) {
        return new TextSeal(
                new SubjectKeys() {
                    @Override
                    public byte[] keyFor(String subject) {
                        try {
                            return keys.keyFor(subject);
                        } catch (SubjectErasedException destroyed) {
                            throw new ErasedSubjectException();
                        }
                    }

                    @Override
                    public Optional<byte[]> find(String subject) {
                        return keys.find(subject);
                    }

                    @Override
                    public boolean isDestroyed(String subject) {
                        return keys.isDestroyed(subject);
                    }
                },
                new SecureRandom());
    }

    /** Speaks MongoDB's protocol on the loopback address; what it holds is filled from the ledger at every start. */
    @Bean(destroyMethod = "shutdownNow")
    @Serves(Side.QUERY)
    @ConditionalOnProperty(name = READ_STORE, havingValue = "EMBEDDED")
    MongoServer embeddedMongo() {
        MongoServer server = new MongoServer(new MemoryBackend());
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return server;
    }

    @Bean(destroyMethod = "close")
    @Serves(Side.QUERY)
    @ConditionalOnProperty(name = READ_STORE, havingValue = "EMBEDDED")
    MongoClient embeddedMongoClient(MongoServer server) {
        return MongoClients.create(server.getConnectionString());
    }

    @Bean(destroyMethod = "close")
    @Serves(Side.QUERY)
    @ConditionalOnProperty(name = READ_STORE, havingValue = "MONGODB")
    MongoClient mongoClient(LedgerProperties properties, @Value(PATIENCE) Duration patience) {
        return MongoAccess.open(properties.stores().mongodbUri(), patience);
    }

    @Bean
    @Serves(Side.QUERY)
    Documents.Server documentsServer(LedgerProperties properties) {
        return switch (properties.stores().readStore()) {
            case EMBEDDED -> Documents.Server.IN_PROCESS;
            case MONGODB -> Documents.Server.SHARED;
        };
    }
}
