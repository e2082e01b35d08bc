package org.caseledger.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.caseledger.events.CommandAnswered;
import org.caseledger.events.stored.LedgerSerializer;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.SqliteLedger;

/** A whole log read and checked from outside, by {@code ./ledger audit-log} beside a server. */
final class Auditing implements Measurement {

    private static final int BATCH = 500;
    private static final int EVENTS = 1_000_000;
    private static final int LOOK_EVERY_MILLIS = 50;

    @Override
    public String name() {
        return "audit-log";
    }

    @Override
    public String about() {
        return "a whole log audited from outside";
    }

    @Override
    public List<Figure> measure(Setup setup) throws Exception {
        int most = setup.quick() ? EVENTS / 10 : EVENTS;
        Path data = setup.folder("audited").resolve("data");
        List<Figure> figures = new ArrayList<>();
        int written = 0;
        for (int events : List.of(most / 10, most)) {
            Setup.progress("writing %,d events".formatted(events));
            write(data, written, events);
            written = events;
            try (Server server = Server.start(setup.home(), data)) {
                Setup.progress("auditing them");
                figures.addAll(audit(setup.home(), server, events));
            }
        }
        return figures;
    }

    /** Answers, of which no view keeps anything: the log is measured, not the views. */
    private static void write(Path data, int from, int to) {
        try (LedgerEngine engine = SqliteLedger.open(data, new LedgerSerializer())) {
            for (int first = from; first < to; first += BATCH) {
                List<DomainEventMessage<?>> batch = new ArrayList<>(BATCH);
                for (int number = first; number < Math.min(to, first + BATCH); number++) {
                    batch.add(answer(number));
                }
                engine.appendEvents(batch);
            }
        }
    }

    private static DomainEventMessage<?> answer(int number) {
        CommandAnswered answered = new CommandAnswered(
                "0".repeat(64), 201, "A-" + number, 0, "/api/v1/audits/A-" + number, LocalDate.of(2026, 11, 21));
        return new GenericDomainEventMessage<>(
                "answer",
                "answer:bench-" + number,
                0,
                answered,
                MetaData.with("actor", "qa.lead").and("role", "QA_LEAD"));
    }

    private static List<Figure> audit(Path home, Server server, int events) throws Exception {
        ProcessBuilder command = new ProcessBuilder(
                        home.resolve("ledger").toString(), "audit-log", server.address() + "/log", "--user", "admin")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        command.environment().put("LEDGER_PASSWORD", "demo");
        long begun = System.nanoTime();
        Process process = command.start();
        double most = 0;
        while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
            most = Math.max(most, memory(process));
        }
        if (process.exitValue() != 0) {
            throw new IOException("the log was not found valid");
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        String of = "a log of %,d entries audited".formatted(events);
        return List.of(
                Figure.of(of, seconds, "s"),
                Figure.of(of + ", entries", events / seconds, "/s"),
                Figure.of(of + ", resident at most", most, "MB"));
    }

    /** Nothing of one that is ending, of which the kernel tells nothing any more. */
    private static double memory(Process process) {
        try {
            return Server.memory(process.pid(), "VmRSS");
        } catch (IOException ending) {
            return 0;
        }
    }
}
