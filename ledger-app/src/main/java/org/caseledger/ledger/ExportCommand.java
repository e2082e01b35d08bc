package org.caseledger.ledger;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.caseledger.eventstore.StoreFileException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./ledger export}: beside a running server through it, else by itself while it holds the data's lock. */
@Command(
        name = "export",
        description = "Writes the whole ledger to a file, one event a line, for ./ledger import into an empty ledger.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Free texts stay sealed in the file: their keys are in the folder keys beside the ledger. Copy that folder",
            "too, or the texts of the imported ledger read \"erased\". Keep file and keys apart.",
            "Beside a server that is not the demo, give --user and the password in LEDGER_PASSWORD."
        })
final class ExportCommand implements Callable<Integer> {

    private static final int DONE = 0;
    private static final int FAILED = 1;

    @Parameters(paramLabel = "FILE", description = "The file to write, such as ledger.jsonl; it must not exist.")
    private Path file = Path.of("ledger.jsonl");

    @Mixin
    private LedgerOptions stores = new LedgerOptions();

    @Option(names = "--user", description = "Who signs in to the running server (demo: dpo.one).")
    private @Nullable String user;

    @Override
    public Integer call() throws IOException {
        Optional<String> refusal = NewFile.refusal(file);
        if (refusal.isPresent()) {
            System.err.println(refusal.get());
            return FAILED;
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            stores.requireThere();
            if (RunningServer.holds(stores.data())) {
                through(part);
            } else {
                alone(part);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (CannotStart | StoreFileException | EventStoreException failed) {
            System.err.println("The export failed: " + failed.getMessage());
            return FAILED;
        } finally {
            Files.deleteIfExists(part);
        }
        System.out.println("Wrote " + file + ". Its free texts open only with the keys in "
                + stores.data().resolve("keys"));
        return DONE;
    }

    private void alone(Path part) throws IOException {
        try (OpenLedger ledger = stores.openToRead();
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
            EventLines.write(ledger.events(), out);
        }
    }

    private void through(Path part) {
        RunningServer.save(
                RunningServer.in(stores.data()).as(user, "dpo.one"),
                "/ledger/events",
                MediaType.APPLICATION_NDJSON,
                part);
    }
}
