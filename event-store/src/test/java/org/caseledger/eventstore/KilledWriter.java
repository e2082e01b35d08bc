package org.caseledger.eventstore;

import static org.caseledger.eventstore.Events.events;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/**
 * The process that {@link KillTest} kills: appends without end from several threads and, only after an append returned,
 * prints its aggregate, first sequence and number of events on one line that ends in {@code .} The name of an aggregate
 * begins with the number of events that each call gives it. Arguments: the folder, or the address of a PostgreSQL, and a
 * name for this life.
 */
final class KilledWriter {
    private static final int THREADS = 6;

    private KilledWriter() {}

    // The engine is never closed: this process is killed.
    @SuppressWarnings("try")
    public static void main(String[] args) {
        LedgerEngine engine = open(args[0]);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int t = 0; t < THREADS; t++) {
                int thread = t;
                threads.execute(() -> write(engine, args[1], thread));
            }
        }
    }

    private static LedgerEngine open(String where) {
        return where.startsWith("jdbc:")
                ? PostgresLedger.open(
                        new PostgresServer(where, "postgres", ""),
                        Events.serializer(),
                        NoOpEventUpcaster.INSTANCE,
                        Clock.systemUTC())
                : SqliteLedger.open(Path.of(where), Events.serializer());
    }

    private static void write(LedgerEngine engine, String life, int thread) {
        int perCall = 1 + thread % 3 * 2;
        for (int call = 0; ; call++) {
            append(engine, perCall + "-" + life + "-" + thread + "-" + call / 10, call % 10 * perCall, perCall);
            String shared = "3-" + life + "-shared";
            int next = engine.lastSequenceNumberFor(shared).orElse(-1L).intValue() + 1;
            append(engine, shared, next, 3);
        }
    }

    private static void append(LedgerEngine engine, String aggregate, int from, int count) {
        try {
            engine.appendEvents(events(aggregate, from, from + count));
            byte[] line = (aggregate + " " + from + " " + count + " .\n").getBytes(StandardCharsets.UTF_8);
            synchronized (System.out) {
                System.out.write(line, 0, line.length);
                System.out.flush();
            }
        } catch (ConcurrencyException | AggregateStreamCreationException anotherThreadWasFirst) {
            // Expected of the shared aggregate, and not acknowledged.
        }
    }
}
