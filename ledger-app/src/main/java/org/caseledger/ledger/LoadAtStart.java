package org.caseledger.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.caseledger.command.Actor;
import org.caseledger.command.Role;
import org.caseledger.command.imports.CsvFile;
import org.caseledger.command.imports.ImportJob;
import org.caseledger.command.imports.ImportJob.Progress;
import org.caseledger.command.imports.ImportJob.State;
import org.caseledger.command.imports.Importer;
import org.caseledger.command.imports.RowError;
import org.caseledger.ledger.LedgerProperties.Side;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Before the first request is taken what the demo or {@code --import} brings is in the ledger. A start that was cut short is finished by the next: importing again appends only what is missing.
 */
@Component
@Serves(Side.COMMAND)
final class LoadAtStart implements SmartLifecycle {

    private static final Actor IMPORTER = new Actor("import", Role.ADMIN);
    private static final int SHOWN_ERRORS = 20;

    private final LedgerProperties properties;
    private final Importer importer;
    private volatile boolean running;

    LoadAtStart(LedgerProperties properties, Importer importer) {
        this.properties = properties;
        this.importer = importer;
    }

    @Override
    public void start() {
        try {
            load();
        } catch (IOException e) {
            throw new CannotStart("the files to import can't be read: " + e.getMessage());
        }
        running = true;
    }

    private void load() throws IOException {
        if (!properties.importFrom().isEmpty()) {
            Map<CsvFile, Path> files = DemoCouncil.in(Path.of(properties.importFrom()));
            if (files.isEmpty()) {
                throw new CannotStart("--import " + properties.importFrom() + " holds none of " + CsvFile.names());
            }
            report(properties.importFrom(), run(files));
        } else if (properties.demo()) {
            Path folder = Files.createTempDirectory("caseledger-demo");
            Map<CsvFile, Path> files = DemoCouncil.copyTo(folder);
            Progress progress = run(files);
            for (Path file : files.values()) {
                Files.delete(file);
            }
            Files.delete(folder);
            if (progress.state() == State.FAILED) {
                throw new CannotStart("the demo council could not be loaded: " + progress.errors());
            }
        }
    }

    private Progress run(Map<CsvFile, Path> files) {
        ImportJob job = new ImportJob("at-start", false);
        importer.run(job, files.values(), IMPORTER);
        return job.progress();
    }

    private static void report(String folder, Progress progress) {
        System.out.printf(
                "Imported %s: %d of %d rows, %d new events, %d errors, %d warnings%n",
                folder,
                progress.rowsDone(),
                progress.rowsTotal(),
                progress.eventsAppended(),
                progress.errors().size() + progress.moreErrors(),
                progress.warnings().size() + progress.moreWarnings());
        for (RowError error : progress.errors().stream().limit(SHOWN_ERRORS).toList()) {
            System.out.printf("  %s:%d %s: %s%n", error.file(), error.line(), error.column(), error.message());
        }
        if (progress.state() == State.FAILED) {
            throw new CannotStart("the import from " + folder + " failed: mend the files named above");
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After commands can be sent, before the web server takes requests. */
    @Override
    public int getPhase() {
        return 1;
    }
}
