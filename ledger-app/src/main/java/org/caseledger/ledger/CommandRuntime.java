package org.caseledger.ledger;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.caseledger.command.Edge;
import org.caseledger.command.answers.Answers;
import org.caseledger.command.report.ReportableViews;
import org.springframework.context.SmartLifecycle;

/** Axon with the aggregates, started and stopped with the process. */
final class CommandRuntime implements SmartLifecycle {

    private final Configuration axon;
    private volatile boolean running;

    CommandRuntime(EventStore store, Edge edge, ReportableViews views, Answers answers) {
        axon = Aggregates.over(store, edge, views).buildConfiguration();
        axon.commandBus().registerHandlerInterceptor(answers);
    }

    CommandGateway commandGateway() {
        return axon.commandGateway();
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
