package org.caseledger.ledger.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/** An event store whose appends are timed, and shown in the trace of the command that they are of. */
public final class MeasuredEngine implements EventStorageEngine {

    private final EventStorageEngine engine;
    private final Timer appends;
    private final Tracer tracer;

    public MeasuredEngine(EventStorageEngine engine, MeterRegistry registry, Tracer tracer) {
        this.engine = engine;
        this.appends = Timer.builder("caseledger.append")
                .description(
                        "Appends of one command's events, from when they waited for the writer until they were durable")
                .serviceLevelObjectives(Buckets.LATENCIES)
                .register(registry);
        this.tracer = tracer;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        Span span = tracer.nextSpan().name("append").start();
        try (Tracer.SpanInScope _ = tracer.withSpan(span)) {
            appends.record(() -> engine.appendEvents(events));
        } finally {
            span.tag("events", events.size()).end();
        }
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        engine.storeSnapshot(snapshot);
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        return engine.readEvents(token, mayBlock);
    }

    @Override
    public DomainEventStream readEvents(String aggregateId, long firstSequence) {
        return engine.readEvents(aggregateId, firstSequence);
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateId) {
        return engine.readSnapshot(aggregateId);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateId) {
        return engine.lastSequenceNumberFor(aggregateId);
    }

    @Override
    public TrackingToken createTailToken() {
        return engine.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return engine.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant instant) {
        return engine.createTokenAt(instant);
    }
}
