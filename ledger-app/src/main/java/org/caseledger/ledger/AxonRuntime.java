package org.caseledger.ledger;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.caseledger.command.Edge;
import org.caseledger.command.answers.Answers;
import org.caseledger.command.report.ReportableViews;
import org.caseledger.query.projection.FactsProjection;
import org.springframework.context.SmartLifecycle;

/** Axon with the aggregates and the projection, started and stopped with the process. */
final class AxonRuntime implements SmartLifecycle {

    private final Configuration axon;
    private volatile boolean running;

    AxonRuntime(
            EventStore store,
            Edge edge,
            ReportableViews views,
            Answers answers,
            StreamableMessageSource<TrackedEventMessage<?>> events,
            FactsProjection facts) {
        Configurer configurer = Aggregates.over(store, edge, views);
        FactsProjection.register(configurer.eventProcessing(), facts, configuration -> events);
        axon = configurer.buildConfiguration();
        axon.commandBus().registerHandlerInterceptor(answers);
    }

    CommandGateway commandGateway() {
        return axon.commandGateway();
    }

    /** Whether the projection met an event that it can't fold. It tries again, but nobody should wait for it. */
    boolean viewsHaveStopped() {
        return axon.eventProcessingConfiguration()
                .eventProcessor(FactsProjection.NAME, StreamingEventProcessor.class)
                .map(StreamingEventProcessor::isError)
                .orElse(true);
    }

    @Override
    public void start() {
        axon.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        axon.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before anything that sends a command or takes a request. */
    @Override
    public int getPhase() {
        return 0;
    }
}
