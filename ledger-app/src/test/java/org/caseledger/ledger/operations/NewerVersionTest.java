package org.caseledger.ledger.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.caseledger.events.stored.UnreadableEventException;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.LedgerEventSource;
import org.caseledger.eventstore.SqliteLedger;
import org.caseledger.ledger.Waiting;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.projection.FactsProjection;
import org.caseledger.query.projection.Foldings;
import org.caseledger.query.projection.Positions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Two versions at work on one ledger, as while servers are upgraded one by one. */
@DisplayName("A node that meets an event of a newer version")
class NewerVersionTest {

    @TempDir
    Path data;

    private LedgerEngine ledger;
    private Configuration axon;
    private Following following;
    private final Facts facts = new Facts();
    private final Positions positions = new Positions();

    @BeforeEach
    void start() {
        ledger = SqliteLedger.open(data, new NewerVersion());
        Configurer configurer = DefaultConfigurer.defaultConfiguration(false);
        LedgerEventSource events = new LedgerEventSource(ledger);
        FactsProjection.register(
                configurer.eventProcessing(),
                new FactsProjection(
                        facts, new Foldings(Facts::apply, Set::of, InstantSource.system()), positions, List.of()),
                configuration -> events);
        axon = configurer.buildConfiguration();
        following = new ViewsFollowing(
                () -> axon.eventProcessingConfiguration()
                        .eventProcessor(FactsProjection.NAME, StreamingEventProcessor.class)
                        .orElseThrow()
                        .isError(),
                positions,
                ledger);
        axon.start();
        NewerVersion.tellsSomethingKnown(ledger, NewerVersion.FIRST);
        assertThat(positions.await(0, Duration.ofSeconds(60)).block()).isTrue();
    }

    @AfterEach
    void stop() {
        axon.shutdown();
        ledger.close();
    }

    @Test
    void stops_before_it_and_answers_nothing_from_its_views_any_more() {
        assertThat(get("/api/v1/views/completion")).isEqualTo(HttpStatus.OK);

        NewerVersion.tellsSomethingNew(ledger, NewerVersion.SECOND);
        NewerVersion.tellsSomethingKnown(ledger, NewerVersion.THIRD);
        Waiting.until(following::stoppedBy, Optional::isPresent);

        assertThat(facts.position()).as("it leaves nothing out").isZero();
        assertThat(following.stoppedBy()).containsInstanceOf(UnreadableEventException.class);
        assertThat(get("/api/v1/views/completion")).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(get("/")).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(get("/log/checkpoint")).as("what is not from the views").isEqualTo(HttpStatus.OK);
        assertThat(get("/actuator/health/readiness")).isEqualTo(HttpStatus.OK);
    }

    @Test
    void decides_nothing_about_its_record() {
        NewerVersion.tellsSomethingNew(ledger, NewerVersion.SECOND);

        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() ->
                        ledger.readEvents("round:E06000990:2024-04", 0).next().getPayload());
    }

    private HttpStatus get(String address) {
        MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get(address));
        new StoppedViews(following, JsonMapper.builder().build())
                .filter(exchange, passed -> {
                    passed.getResponse().setStatusCode(HttpStatus.OK);
                    return Mono.empty();
                })
                .block();
        return (HttpStatus) Objects.requireNonNull(exchange.getResponse().getStatusCode());
    }
}
