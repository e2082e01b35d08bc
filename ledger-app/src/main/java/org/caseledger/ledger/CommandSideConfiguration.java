package org.caseledger.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.caseledger.command.Edge;
import org.caseledger.command.LedgerHead;
import org.caseledger.command.StoredRecords;
import org.caseledger.command.answers.Answers;
import org.caseledger.command.answers.CommandSender;
import org.caseledger.command.answers.CommandWatch;
import org.caseledger.command.api.CommandApi;
import org.caseledger.command.audit.ExemptionsTaken;
import org.caseledger.command.imports.Importer;
import org.caseledger.command.imports.Imports;
import org.caseledger.command.register.FirstMentions;
import org.caseledger.command.report.LedgerPast;
import org.caseledger.command.report.ReportableViews;
import org.caseledger.command.round.NilReturns;
import org.caseledger.command.sample.PastAudits;
import org.caseledger.events.Leases;
import org.caseledger.events.TextSeal;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.LedgerEventSource;
import org.caseledger.eventstore.axonserver.AxonServerLedger;
import org.caseledger.ledger.LedgerProperties.Side;
import org.caseledger.ledger.operations.CommandMeters;
import org.caseledger.ledger.operations.MeasuredEngine;
import org.caseledger.query.QuerySide;
import org.caseledger.query.view.View;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** Everything that writes, over whatever event store there is. */
@Configuration(proxyBeanMethods = false)
@Serves(Side.COMMAND)
@ComponentScan("org.caseledger.command")
class CommandSideConfiguration {

    @Bean
    EventStore eventStore(
            LedgerEngine engine, Optional<AxonServerLedger> server, MeterRegistry registry, Tracer tracer) {
        EventStorageEngine appends =
                server.<EventStorageEngine>map(AxonServerLedger::engine).orElse(engine);
        return EmbeddedEventStore.builder()
                .storageEngine(new MeasuredEngine(appends, registry, tracer))
                .build();
    }

    @Bean
    AxonRuntime commandAxon(EventStore store, Edge edge, ReportableViews views, Answers commandAnswers) {
        org.axonframework.config.Configuration axon =
                Aggregates.over(store, edge, views).buildConfiguration();
        axon.commandBus().registerHandlerInterceptor(commandAnswers);
        return new AxonRuntime(axon);
    }

    @Bean
    Edge edge(InstantSource clock, Accounts accounts, TextSeal seal, EventStore store) {
        StoredRecords records = new StoredRecords(store);
        return new Edge(
                clock,
                accounts::contains,
                seal,
                records,
                new FirstMentions(store),
                new ExemptionsTaken(store, records));
    }

    @Bean
    CommandWatch commandWatch(MeterRegistry registry, Tracer tracer) {
        return new CommandMeters(registry, tracer);
    }

    @Bean
    CommandSender commandSender(AxonRuntime commandAxon, Answers commandAnswers, CommandWatch watch) {
        return new CommandSender(commandAxon.commandGateway(), commandAnswers, watch);
    }

    @Bean
    Answers commandAnswers(EventStore store, Edge edge) {
        return new Answers(store, edge::today);
    }

    @Bean
    LedgerHead ledgerHead(LedgerEngine engine, Optional<AxonServerLedger> server) {
        return server.<LedgerHead>map(ledger -> ledger::headPosition).orElse(engine::headPosition);
    }

    @Bean
    LedgerPast ledgerPast(LedgerEngine engine, Optional<AxonServerLedger> server) {
        return server.<LedgerPast>map(ledger -> ledger::positionAt).orElse(engine::positionAt);
    }

    /** Every view but those about single people, which nobody publishes. */
    @Bean
    ReportableViews reportableViews(ObjectProvider<View> more) {
        return new AnsweredViews(QuerySide.views(more.stream()));
    }

    /** A thread of its own for each command: it may block, and no caller's going away interrupts it. */
    @Bean
    Executor commandThreads() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }

    @Bean
    Supplier<String> ids() {
        return () -> UUID.randomUUID().toString();
    }

    @Bean
    CommandApi commandApi(CommandSender sender, LedgerHead head, JsonMapper json, Executor commandThreads) {
        return new CommandApi(sender, head, json, commandThreads);
    }

    @Bean(destroyMethod = "close")
    NilReturns nilReturns(LedgerEventSource events, LedgerHead head, CommandSender sender, Leases leases) {
        return new NilReturns(events, head, sender::send, leases.of("nil-returns"));
    }

    @Bean
    SmartLifecycle closedRounds(NilReturns nilReturns) {
        return new StartedAfterAxon(nilReturns::start, nilReturns::close);
    }

    @Bean
    PastAudits pastAudits(LedgerEventSource events, LedgerHead head) {
        return new PastAudits(events, head);
    }

    @Bean
    Importer importer(CommandSender sender, Edge edge) {
        return new Importer(sender, edge);
    }

    @Bean
    Imports imports(Supplier<String> ids) {
        return new Imports(ids);
    }

    /** Nothing is guessed: a number is no text, nor is half a character. */
    @Bean
    JsonMapperBuilderCustomizer strictTexts() {
        return builder -> builder.addModule(new SimpleModule().addDeserializer(String.class, new WholeTexts()))
                .withCoercionConfig(LogicalType.Textual, texts -> {
                    texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                    texts.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                    texts.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
                });
    }
}
