package org.caseledger.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.caseledger.eventstore.PostgresServer;
import org.caseledger.eventstore.StoreFileException;
import org.caseledger.eventstore.reads.ReadChain;
import org.caseledger.eventstore.reads.ReadPlace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./ledger check-reads}: whether the read ledger is what was recorded; also beside a running server. */
@Command(
        name = "check-reads",
        description = "Checks that no row of the read ledger was changed or removed.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The chain alone does not show that its end was cut off, or that all of it was written anew. Who noted a",
            "row's sequence and hash elsewhere (GET /reads gives both) can have it checked with --row."
        })
final class CheckReadsCommand implements Callable<Integer> {

    private static final int SOUND = 0;
    private static final int BROKEN = 1;

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private PostgresOption postgres = new PostgresOption();

    @Option(names = "--row", paramLabel = "SEQUENCE:HASH", description = "A row that was noted elsewhere.")
    private @Nullable String row;

    @Override
    public Integer call() {
        if (row != null && !row.matches("\\d{1,18}:[0-9a-f]{64}")) {
            System.err.println("--row must be a sequence, a colon and a hash of 64 hexadecimal digits");
            return BROKEN;
        }
        try (ReadChain chain = ReadChain.open(place())) {
            Optional<String> fault = chain.fault(checked -> System.err.print("\rChecked " + checked + " rows"));
            System.err.println();
            if (fault.isEmpty() && row != null) {
                fault = chain.holds(row) ? fault : Optional.of("it does not hold the row noted elsewhere");
            }
            System.out.println(fault.map(wrong -> "BROKEN: " + wrong)
                    .orElseGet(() -> "Sound. The newest row is " + chain.newest()));
            return fault.isEmpty() ? SOUND : BROKEN;
        } catch (CannotStart | StoreFileException unreadable) {
            System.err.println("The read ledger can't be checked: " + unreadable.getMessage());
            return BROKEN;
        }
    }

    private ReadPlace place() {
        Optional<PostgresServer> server = postgres.server();
        Path folder = data.folder().resolve("reads");
        if (server.isEmpty() && !Files.isRegularFile(folder.resolve("reads.db"))) {
            throw new CannotStart(data.folder() + " holds no read ledger");
        }
        return server.map(ReadPlace::on).orElseGet(() -> ReadPlace.in(folder));
    }
}
