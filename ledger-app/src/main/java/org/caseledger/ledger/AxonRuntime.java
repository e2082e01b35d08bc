package org.caseledger.ledger;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.context.SmartLifecycle;

/** An Axon of ours, with the aggregates or with the projection, started and stopped with the process. */
final class AxonRuntime implements SmartLifecycle {

    private final Configuration axon;
    private volatile boolean running;

    AxonRuntime(Configuration axon) {
        this.axon = axon;
    }

    CommandGateway commandGateway() {
        return axon.commandGateway();
    }

    /** Whether a processor met an event that it can't take in. It tries again, but nobody should wait for it. */
    boolean hasStopped(String processor) {
        return axon.eventProcessingConfiguration()
                .eventProcessor(processor, StreamingEventProcessor.class)
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
