package org.caseledger.ledger;

import com.mongodb.client.MongoClient;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.ledger.LedgerProperties.ReadStore;
import org.caseledger.ledger.LedgerProperties.Side;
import org.caseledger.ledger.operations.DocumentsHealth;
import org.caseledger.ledger.operations.FollowersMeters;
import org.caseledger.ledger.operations.Following;
import org.caseledger.ledger.operations.Lag;
import org.caseledger.ledger.operations.Lags;
import org.caseledger.ledger.operations.LogHealth;
import org.caseledger.ledger.operations.OperationsSettings;
import org.caseledger.ledger.operations.StoppedViews;
import org.caseledger.ledger.operations.ViewsFollowing;
import org.caseledger.ledger.operations.ViewsHealth;
import org.caseledger.query.document.Documents;
import org.caseledger.query.log.LogFollower;
import org.caseledger.query.log.TransparencyLog;
import org.caseledger.query.projection.FactsListener;
import org.caseledger.query.projection.FactsProjection;
import org.caseledger.query.projection.Positions;
import org.caseledger.query.stream.Events;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.WebFilter;
import tools.jackson.databind.json.JsonMapper;

/** What tells an operator whether those who follow the ledger keep up with it. */
@Configuration(proxyBeanMethods = false)
@Serves(Side.QUERY)
class QueryOperationsConfiguration {

    private static final long PING_SECONDS = 2;

    @Bean
    Lags lags(
            LedgerEngine engine,
            InstantSource clock,
            Positions positions,
            List<FactsListener> listeners,
            TransparencyLog log) {
        List<Lag> documents = listeners.stream()
                .filter(Documents.class::isInstance)
                .map(Documents.class::cast)
                .map(one -> new Lag("documents", () -> one.written() + 1, engine, clock))
                .toList();
        return new Lags(
                new Lag("facts", () -> positions.reached() + 1, engine, clock),
                documents,
                new Lag("log", log::signedSize, engine, clock));
    }

    @Bean
    MeterBinder followersMeters(TransparencyLog log, Events streams, Lags lags) {
        return new FollowersMeters(log, streams, lags);
    }

    @Bean
    Following following(AxonRuntime projectionAxon, Positions positions, LedgerEngine engine) {
        return new ViewsFollowing(() -> projectionAxon.hasStopped(FactsProjection.NAME), positions, engine);
    }

    @Bean
    WebFilter stoppedViews(Following following, JsonMapper json) {
        return new StoppedViews(following, json);
    }

    @Bean
    HealthIndicator viewsHealthIndicator(Following following, Lags lags, OperationsSettings settings) {
        return new ViewsHealth(following, lags.facts(), settings);
    }

    @Bean
    HealthIndicator transparencyLogHealthIndicator(LogFollower follower, Lags lags) {
        return new LogHealth(follower::hasStopped, lags.log());
    }

    /** Our own, since the embedded database doesn't know what Boot's would ask of it. */
    @Bean
    HealthIndicator documentsHealthIndicator(LedgerProperties properties, MongoClient mongo, Lags lags) {
        Runnable ping = properties.stores().readStore() == ReadStore.EMBEDDED
                ? () -> {}
                : () -> mongo.getDatabase("admin")
                        .withTimeout(PING_SECONDS, TimeUnit.SECONDS)
                        .runCommand(new Document("ping", 1));
        return new DocumentsHealth(ping, lags.documents());
    }
}
