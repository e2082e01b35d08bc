package org.caseledger.ledger;

import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.caseledger.events.stored.LedgerSerializer;
import org.caseledger.query.projection.FactsProjection;
import org.springframework.context.SmartLifecycle;

/** Axon with the projection, started and stopped with the process. */
final class ProjectionRuntime implements SmartLifecycle {

    private final Configuration axon;
    private volatile boolean running;

    ProjectionRuntime(StreamableMessageSource<TrackedEventMessage<?>> events, FactsProjection facts) {
        Configurer configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(configuration -> new LedgerSerializer());
        FactsProjection.register(configurer.eventProcessing(), facts, configuration -> events);
        axon = configurer.buildConfiguration();
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

    @Override
    public int getPhase() {
        return 0;
    }
}
