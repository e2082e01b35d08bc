package org.caseledger.benchmarks;

import com.mongodb.client.MongoClient;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caseledger.command.answers.CommandSender;
import org.caseledger.command.answers.Request;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.query.document.Documents;
import org.caseledger.query.log.TransparencyLog;

/**
 * What an audit takes of disk and memory: whole audits told through the gateway, each about a child of its own with a key
 * of its own, the views, the documents and the transparency log following. The ledger is measured when half of them are in
 * and again when all are, so that what the program itself takes is in no figure.
 */
final class Sizing implements Measurement {

    private static final int COUNCILS = 20;
    private static final int CALLERS = 64;
    private static final double KILOBYTE = 1_000;
    private static final double MEGABYTE = 1e6;
    private static final double QUOTED_AUDITS = 100_000;

    @Override
    public String name() {
        return "size";
    }

    @Override
    public String about() {
        return "disk and memory that an audit takes";
    }

    @Override
    public List<Figure> measure(Setup setup) throws Exception {
        int audits = setup.quick() ? 4_000 : COUNCILS * Councils.AUDITS_A_YEAR;
        Path data = setup.folder("size").resolve("data");
        Setup.progress("telling " + audits / 2 + " audits");
        Taken half = Taken.after(data, 0, audits / 2);
        Setup.progress("telling as many again");
        Taken all = Taken.after(data, audits / 2, audits);
        double between = audits - audits / 2.0;
        return List.of(
                Figure.of("events", (all.events - half.events) / between, "an audit"),
                Figure.of("disk: events", (all.ledger - half.ledger) / between / KILOBYTE, "KB an audit"),
                Figure.of("disk: subjects' keys", (all.keys - half.keys) / between / KILOBYTE, "KB an audit"),
                Figure.of("disk: transparency log", (all.log - half.log) / between / KILOBYTE, "KB an audit"),
                Figure.of(
                        "heap in use: facts, all that a query node over MongoDB keeps",
                        (all.facts - half.facts) / between * QUOTED_AUDITS / MEGABYTE,
                        "MB for 100,000 audits"),
                Figure.of(
                        "heap in use: documents of the embedded read store",
                        (all.documents - half.documents) / between * QUOTED_AUDITS / MEGABYTE,
                        "MB for 100,000 audits"));
    }

    /** Tells audits from one number up to another, each whole and in order, many at once. */
    private static void tell(Ledger ledger, int from, int to) throws Exception {
        CommandSender sender = ledger.bean(CommandSender.class);
        Councils councils = new Councils("s");
        AtomicInteger next = new AtomicInteger(from);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> telling = IntStream.range(0, CALLERS)
                    .<Future<?>>mapToObj(caller -> threads.submit(() -> {
                        for (int audit = next.getAndIncrement(); audit < to; audit = next.getAndIncrement()) {
                            for (Step step : councils.audit(audit % COUNCILS, audit / COUNCILS)) {
                                sender.send(
                                        step.command(), new Request(step.actor(), null, "", null, 200, "any", null));
                            }
                        }
                    }))
                    .toList();
            for (Future<?> one : telling) {
                one.get();
            }
        }
    }

    /**
     * What the ledger holds and takes, once everything has followed; in bytes but for the events. The disk is measured when
     * the ledger is closed: what stands in write-ahead logs is in its place then.
     *
     * @param facts the heap still in use after the garbage was collected, without the documents
     */
    private record Taken(long events, long ledger, long keys, long log, double facts, double documents) {

        static Taken after(Path data, int from, int to) throws Exception {
            long events;
            double facts;
            double both;
            try (Ledger open = Ledger.open(data)) {
                tell(open, from, to);
                events = open.bean(LedgerEngine.class).headPosition() + 1;
                MongoClient mongo = open.bean(MongoClient.class);
                Following.documents(mongo, events);
                Following.log(open.bean(TransparencyLog.class), events);
                both = heapInUse();
                open.bean(Documents.class).close(); // or it would write them again
                mongo.getDatabase(Documents.DATABASE).drop();
                facts = heapInUse();
            }
            long keys = size(data.resolve("keys"));
            long log = size(data.resolve("log"));
            return new Taken(events, size(data) - keys - log, keys, log, facts, both - facts);
        }
    }

    private static long size(Path folder) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    /** In bytes, after the garbage was collected. */
    private static double heapInUse() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
