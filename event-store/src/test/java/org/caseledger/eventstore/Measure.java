package org.caseledger.eventstore;

import static org.caseledger.eventstore.Events.event;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/**
 * Measures the engine by hand, on the disk of the folder given:
 *
 * <pre>{@code
 * mvn -q -pl event-store -am test-compile
 * mvn -q -pl event-store exec:exec -Dexec.executable=java -Dexec.classpathScope=test \
 *   -Dexec.args="--enable-native-access=ALL-UNNAMED -cp %classpath org.caseledger.eventstore.Measure FOLDER|URL [EVENTS]"
 * }</pre>
 *
 * <p>Prints appends a second with 1, 8 and 64 writers on virtual threads, after a warm-up (each append is one event of about
 * 400 bytes, to an aggregate of five), with their latencies, then what reading gives. EVENTS is what the 64 append, 200,000
 * if not given. The folder is emptied of its ledger first; a PostgreSQL database, asked as its user {@code postgres}, must have
 * none.
 */
final class Measure {
    private static final String TEXT = "x".repeat(330);
    private static final int EVENTS_PER_AGGREGATE = 5;

    private Measure() {}

    public static void main(String[] args) throws Exception {
        try (LedgerEngine engine = opened(args[0])) {
            append(engine, "warm", 64, 60_000);
            append(engine, "one", 1, 4_000);
            append(engine, "few", 8, 40_000);
            append(engine, "many", 64, args.length > 1 ? Integer.parseInt(args[1]) : 200_000);
            readRaw(engine);
            readRaw(engine);
            stream(engine);
            loadAggregates(engine);
            loadAggregates(engine);
            positionAt(engine);
        }
    }

    private static LedgerEngine opened(String where) throws IOException {
        if (where.startsWith("jdbc:")) {
            return PostgresLedger.open(
                    new PostgresServer(where, "postgres", ""),
                    Events.serializer(),
                    NoOpEventUpcaster.INSTANCE,
                    Clock.systemUTC());
        }
        Path folder = Path.of(where);
        emptied(folder);
        return SqliteLedger.open(folder, Events.serializer());
    }

    private static void append(LedgerEngine engine, String prefix, int writers, int events)
            throws InterruptedException {
        long[] nanos = new long[events];
        AtomicInteger next = new AtomicInteger();
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int w = 0; w < writers; w++) {
                int writer = w;
                threads.execute(() -> {
                    for (int i = 0, n = next.getAndIncrement(); n < events; i++, n = next.getAndIncrement()) {
                        String aggregate = prefix + "-" + writer + "-" + i / EVENTS_PER_AGGREGATE;
                        long began = System.nanoTime();
                        engine.appendEvents(List.of(event(aggregate, i % EVENTS_PER_AGGREGATE, TEXT)));
                        nanos[n] = System.nanoTime() - began;
                    }
                });
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Arrays.sort(nanos);
        say("append, %2d writers: %,8.0f /s   p50 %6.2f  p99 %6.2f  p99.9 %6.2f  max %6.2f ms"
                .formatted(
                        writers,
                        events / seconds,
                        nanos[events / 2] / 1e6,
                        nanos[(int) (events * 0.99)] / 1e6,
                        nanos[(int) (events * 0.999)] / 1e6,
                        nanos[events - 1] / 1e6));
    }

    private static void readRaw(LedgerEngine engine) {
        long start = System.nanoTime();
        long position = 0;
        for (List<StoredEvent> page = engine.readStored(0, 1_000);
                !page.isEmpty();
                page = engine.readStored(position, 1_000)) {
            position = page.getLast().position() + 1;
        }
        say("read raw: %,8.0f /s".formatted(position / ((System.nanoTime() - start) / 1e9)));
    }

    private static void stream(LedgerEngine engine) throws InterruptedException {
        long start = System.nanoTime();
        int read = 0;
        try (var stream = new LedgerEventSource(engine).openStream(null)) {
            while (stream.hasNextAvailable()) {
                Events.text((DomainEventMessage<?>) stream.nextAvailable());
                read++;
            }
        }
        say("stream, deserialised: %,8.0f /s".formatted(read / ((System.nanoTime() - start) / 1e9)));
    }

    private static void loadAggregates(LedgerEngine engine) {
        int loads = 15_000;
        long start = System.nanoTime();
        long events = LongStream.range(0, loads)
                .map(i -> engine.readEvents("many-" + i % 64 + "-" + i % 500)
                        .asStream()
                        .count())
                .sum();
        say("load an aggregate of %d: %.1f us".formatted(events / loads, (System.nanoTime() - start) / 1e3 / loads));
    }

    private static void positionAt(LedgerEngine engine) {
        int asked = 2_000;
        List<StoredEvent> some = engine.readStored(100_000, asked);
        long start = System.nanoTime();
        for (StoredEvent event : some) {
            engine.positionAt(Instant.ofEpochMilli(event.recordedAt()));
        }
        say("positionAt: %.1f us".formatted((System.nanoTime() - start) / 1e3 / asked));
    }

    private static void emptied(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("ledger.db"))
                    .toList()) {
                Files.delete(file);
            }
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
