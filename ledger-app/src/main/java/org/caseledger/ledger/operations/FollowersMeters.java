package org.caseledger.ledger.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.caseledger.query.log.TransparencyLog;
import org.caseledger.query.stream.Events;

/** How those who follow the ledger keep up with it, and who reads along. */
public record FollowersMeters(TransparencyLog log, Events streams, Lags lags) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("caseledger.log.size", log, TransparencyLog::signedSize)
                .description("Events that the transparency log has signed")
                .register(registry);
        Gauge.builder("caseledger.streams", streams, Events::open)
                .description("Streams of server-sent events that somebody reads")
                .register(registry);
        lags.all().forEach(lag -> bind(lag, registry));
    }

    private static void bind(Lag lag, MeterRegistry registry) {
        Gauge.builder("caseledger.lag.events", lag, Lag::events)
                .description("Events that the ledger holds and this processor has not come to")
                .tag("processor", lag.processor())
                .register(registry);
        Gauge.builder("caseledger.lag.seconds", lag, Lag::seconds)
                .description("Seconds since the oldest of them was recorded, 0 where there is none")
                .tag("processor", lag.processor())
                .register(registry);
    }
}
