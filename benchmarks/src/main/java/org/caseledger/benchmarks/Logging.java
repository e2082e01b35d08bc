package org.caseledger.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.caseledger.events.RegisterEvent.TeamMentioned;
import org.caseledger.events.stored.LedgerSerializer;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.SqliteLedger;
import org.caseledger.eventstore.log.SqliteLog;
import org.caseledger.eventstore.log.StoredLog;
import org.caseledger.ledger.KeptLog;
import org.caseledger.ledger.LedgerLeaves;
import org.caseledger.ledger.backup.Backup;
import org.caseledger.ledger.place.Place;
import org.caseledger.query.log.LogFollower;
import org.caseledger.query.log.LogKey;
import org.caseledger.query.log.LogRebuild;
import org.caseledger.query.log.TransparencyLog;

/** What the transparency log costs, how fast it is made anew, and whether a backup holds up those who append. */
final class Logging implements Measurement {

    private static final int CALLERS = 64;
    private static final int ROUNDS = 5;
    private static final int EVENTS = 1_000_000;
    private static final LogKey KEY = LogKey.make("ledger.example", new SecureRandom());

    @Override
    public String name() {
        return "log";
    }

    @Override
    public String about() {
        return "the transparency log and backups";
    }

    @Override
    public List<Figure> measure(Setup setup) throws Exception {
        List<Figure> figures = new ArrayList<>(appending(setup));
        Path data = setup.folder("log").resolve("data");
        Setup.progress("writing the events");
        Telling.write(data, 200, setup.quick() ? EVENTS / 5 : EVENTS);
        try (LedgerEngine engine = SqliteLedger.open(data, new LedgerSerializer())) {
            for (String which : List.of("in a new process", "again")) {
                figures.add(rebuilding(setup, engine, which));
            }
            figures.addAll(backingUp(data, engine));
        }
        return figures;
    }

    /** In turn with the log and without, so that whatever else the machine does falls on both. */
    private static List<Figure> appending(Setup setup) throws Exception {
        appending(setup, false, setup.warmUp());
        double without = 0;
        double with = 0;
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Setup.progress("appending, round " + (round + 1) + " of " + ROUNDS);
            double bare = appending(setup, false, setup.measured());
            double logged = appending(setup, true, setup.measured());
            without += bare / ROUNDS;
            with += logged / ROUNDS;
            ratios.add(100 * logged / bare);
        }
        Collections.sort(ratios);
        return List.of(
                Figure.of("appends without the log, " + CALLERS + " callers", without, "/s"),
                Figure.of("appends, the log following", with, "/s"),
                Figure.of("kept of the throughput, median of " + ROUNDS + " rounds", ratios.get(ROUNDS / 2), "%")
                        .atLeast(90));
    }

    private static double appending(Setup setup, boolean logged, Duration time) throws Exception {
        Path data = setup.folder("append");
        try (LedgerEngine engine = SqliteLedger.open(data, new LedgerSerializer());
                StoredLog store = SqliteLog.open(data.resolve("log"))) {
            LedgerLeaves leaves = new LedgerLeaves(engine);
            LogFollower follower = new LogFollower(new TransparencyLog(leaves, KeptLog.alone(store), KEY));
            if (logged) {
                follower.start();
            }
            try {
                AtomicLong teams = new AtomicLong();
                return Load.run(
                                CALLERS,
                                Duration.ofSeconds(1),
                                time,
                                ProcessHandle.current(),
                                caller -> () -> append(engine, teams.getAndIncrement()))
                        .perSecond();
            } finally {
                follower.stop();
            }
        }
    }

    private static void append(LedgerEngine engine, long team) {
        TeamMentioned event = new TeamMentioned(
                "E06000995", "T-" + team, "x".repeat(300), "Children's Social Care", LocalDate.of(2026, 11, 21));
        engine.appendEvents(List.of(new GenericDomainEventMessage<>(
                "team",
                "team:bench-" + team,
                0,
                event,
                MetaData.with("actor", "qa.lead").and("role", "QA_LEAD"))));
    }

    private static Figure rebuilding(Setup setup, LedgerEngine engine, String which) throws Exception {
        Setup.progress("rebuilding the log " + which);
        try (StoredLog store = SqliteLog.open(setup.folder("rebuilt"))) {
            long begun = System.nanoTime();
            long events = new LogRebuild(new LedgerLeaves(engine), KeptLog.alone(store), done -> {})
                    .run(Collections.emptyIterator())
                    .size();
            return Figure.of(
                            "log rebuilt from %,d events, %s".formatted(events, which),
                            events / ((System.nanoTime() - begun) / 1e9),
                            "/s")
                    .atLeast(20_000);
        }
    }

    /** One caller appends without a break while a backup is written. */
    private static List<Figure> backingUp(Path data, LedgerEngine engine) throws Exception {
        Setup.progress("backing up");
        try (StoredLog store = SqliteLog.open(data.resolve("log"))) {
            new TransparencyLog(new LedgerLeaves(engine), KeptLog.alone(store), KEY).follow();
            Path file = data.resolveSibling("backup.tar");
            CompletableFuture<Double> written = CompletableFuture.supplyAsync(() -> write(data, engine, file));
            Latencies latencies = new Latencies();
            for (long team = 0; !written.isDone(); team++) {
                long begun = System.nanoTime();
                append(engine, -1 - team);
                latencies.add(System.nanoTime() - begun);
            }
            return List.of(
                    Figure.of("backup written", Files.size(file) / 1e6 / written.get(), "MB/s"),
                    Figure.of("appends during a backup, 1 caller", latencies),
                    Figure.of("the longest of them", latencies.percentile(100), "ms")
                            .below(100));
        }
    }

    /** Gives the seconds that it took. */
    private static double write(Path data, LedgerEngine engine, Path file) {
        long begun = System.nanoTime();
        try (Backup backup = Backup.begin(
                        Place.embedded(data),
                        engine,
                        KEY,
                        InstantSource.system().instant());
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            while (backup.hasNext()) {
                out.write(backup.next());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (System.nanoTime() - begun) / 1e9;
    }
}
