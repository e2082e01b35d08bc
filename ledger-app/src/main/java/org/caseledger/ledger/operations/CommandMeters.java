package org.caseledger.ledger.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.time.Duration;
import java.util.function.Supplier;
import org.caseledger.command.Rejected;
import org.caseledger.command.answers.CommandWatch;

/** Counts and times commands by their kind and outcome, and shows each in its request's trace. Nothing says who or whom. */
public final class CommandMeters implements CommandWatch {

    private static final String ACCEPTED = "accepted";
    private static final String REFUSED = "refused";
    private static final String FAILED = "failed";

    private final MeterProvider<Timer> commands;
    private final MeterProvider<Counter> refusals;
    private final Tracer tracer;

    /** @param tracer one that does nothing where nobody collects traces */
    public CommandMeters(MeterRegistry registry, Tracer tracer) {
        this.commands = Timer.builder("caseledger.commands")
                .description("Commands from when they were sent until their events were durable")
                .serviceLevelObjectives(Buckets.LATENCIES)
                .withRegistry(registry);
        this.refusals = Counter.builder("caseledger.refusals")
                .description("Commands refused by a rule")
                .withRegistry(registry);
        this.tracer = tracer;
    }

    @Override
    public <T> T watch(Object command, Supplier<T> sending) {
        String name = command.getClass().getSimpleName();
        Span span = tracer.nextSpan().name("command").tag("command", name).start();
        long begun = System.nanoTime();
        String outcome = FAILED;
        try (Tracer.SpanInScope _ = tracer.withSpan(span)) {
            T result = sending.get();
            outcome = ACCEPTED;
            return result;
        } catch (Rejected rejected) {
            outcome = REFUSED;
            String code = rejected.reason().code();
            refusals.withTag("code", code).increment();
            span.tag("code", code);
            throw rejected;
        } finally {
            Duration taken = Duration.ofNanos(System.nanoTime() - begun);
            commands.withTags("command", name, "outcome", outcome).record(taken);
            span.tag("outcome", outcome).end();
        }
    }
}
