package org.caseledger.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.caseledger.command.Actor;
import org.caseledger.command.Role;
import org.caseledger.command.imports.CsvFile;
import org.caseledger.command.imports.ImportJob;
import org.caseledger.command.imports.ImportJob.Progress;
import org.caseledger.command.imports.ImportJob.State;
import org.caseledger.command.imports.Importer;
import org.caseledger.command.imports.RowError;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.StoreFileException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./ledger import}: beside a running server through it, else by itself while it holds the data's lock. */
@Command(
        name = "import",
        description = "Imports the CSV files of a folder, or a workbook. Telling the same facts again appends nothing.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Files: teams.csv, audits.csv, domain_grades.csv, actions.csv, concerns.csv, escalations.csv.",
            "A workbook holds the same in sheets of these names without .csv.",
            "A file of events, as ./ledger export writes it, goes whole into an empty ledger. Its free texts open only",
            "with the keys of the ledger that was exported: copy that one's folder keys too.",
            "Beside a server that is not the demo, give --user and the password in LEDGER_PASSWORD."
        })
final class ImportCommand implements Callable<Integer> {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int SHOWN_ERRORS = 100;
    private static final Duration PATIENCE_BETWEEN = Duration.ofMillis(300);

    @Parameters(
            paramLabel = "DIR|FILE",
            description = "A folder of files, a workbook (.xlsx), or a file of events (.jsonl).")
    private Path told = Path.of(".");

    @Mixin
    private LedgerOptions stores = new LedgerOptions();

    @Option(names = "--dry-run", description = "Says what would be appended and what is wrong, and appends nothing.")
    private boolean dryRun;

    @Option(names = "--user", description = "Who signs in to the running server (demo: qa.lead).")
    private @Nullable String user;

    @Override
    public Integer call() throws InterruptedException {
        if (Files.isRegularFile(told) && told.toString().endsWith(".jsonl")) {
            return restored();
        }
        boolean workbook = Files.isRegularFile(told) && told.toString().endsWith(".xlsx");
        if (!workbook && !Files.isDirectory(told)) {
            System.err.println(told + " is neither a folder, a workbook (.xlsx) nor a file of events (.jsonl)");
            return FAILED;
        }
        Collection<Path> files = workbook ? List.of(told) : DemoCouncil.in(told).values();
        if (files.isEmpty()) {
            System.err.println(told + " holds none of " + CsvFile.names());
            return FAILED;
        }
        try {
            return RunningServer.holds(stores.data()) ? through(files) : alone(files);
        } catch (CannotStart | StoreFileException failed) {
            System.err.println("The import can't begin: " + failed.getMessage());
            return FAILED;
        }
    }

    /** A file of events fills a ledger that nobody uses yet, without starting anything else. */
    private int restored() {
        if (RunningServer.holds(stores.data())) {
            System.err.println(
                    "The import can't begin: stop the server of " + stores.data() + " first, or name an empty folder");
            return FAILED;
        }
        if (dryRun) {
            System.err.println("A file of events is taken whole or not at all: there is no --dry-run of it");
            return FAILED;
        }
        try (LedgerEngine ledger = stores.open()) {
            stores.refuseMoved();
            long events = EventLines.restore(told, ledger);
            System.out.println("Appended " + events + " events. Free texts open only with the keys of the ledger that"
                    + " was exported: copy its folder keys to " + stores.data().resolve("keys"));
            return DONE;
        } catch (CannotStart | StoreFileException | IOException failed) {
            System.err.println("The import failed: " + failed.getMessage());
            return FAILED;
        }
    }

    private int through(Collection<Path> files) throws InterruptedException {
        RemoteImport remote = RemoteImport.begin(RunningServer.in(stores.data()), user, files, dryRun);
        return report(follow(remote::progress));
    }

    private int alone(Collection<Path> files) throws InterruptedException {
        stores.refuseMoved();
        try (ConfigurableApplicationContext context =
                LedgerApplication.start(LedgerProperties.over(stores.data(), stores.stores()), 0)) {
            ImportJob job = new ImportJob("command-line", dryRun);
            Importer importer = context.getBean(Importer.class);
            CompletableFuture<Void> work =
                    CompletableFuture.runAsync(() -> importer.run(job, files, new Actor("import", Role.ADMIN)));
            Progress end = follow(job::progress);
            work.join();
            return report(end);
        }
    }

    private static Progress follow(Supplier<Progress> source) throws InterruptedException {
        Progress progress = source.get();
        while (progress.state() == State.RUNNING) {
            System.err.printf("\r%d of %d rows", progress.rowsDone(), progress.rowsTotal());
            Thread.sleep(PATIENCE_BETWEEN);
            progress = source.get();
        }
        System.err.printf("\r%d of %d rows%n", progress.rowsDone(), progress.rowsTotal());
        return progress;
    }

    private static int report(Progress progress) {
        progress.warnings().stream().limit(SHOWN_ERRORS).forEach(warning -> print("warning", warning));
        progress.errors().stream().limit(SHOWN_ERRORS).forEach(error -> print("error", error));
        long more = Math.max(0, progress.errors().size() - SHOWN_ERRORS) + progress.moreErrors();
        if (more > 0) {
            System.err.println("… and " + more + " more errors");
        }
        System.out.printf(
                "%s %d events, %d rows with errors, %d warnings%n",
                progress.dryRun() ? "Would append" : "Appended",
                progress.eventsAppended(),
                progress.rowsRefused(),
                progress.warnings().size() + progress.moreWarnings());
        return progress.state() == State.DONE && progress.errors().isEmpty() ? DONE : FAILED;
    }

    private static void print(String kind, RowError row) {
        System.err.printf("%s %s:%d %s: %s%n", kind, row.file(), row.line(), row.column(), row.message());
    }
}
