package org.caseledger.ledger;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --data} of the commands that work on a ledger. */
public final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "The folder of the ledger (default: ./${DEFAULT-VALUE}).")
    private Path folder = Path.of("data");

    /** The folder of the ledger, or of the node. */
    public Path folder() {
        return folder;
    }
}
