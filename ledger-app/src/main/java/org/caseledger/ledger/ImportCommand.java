package org.caseledger.ledger;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code ./ledger import}. */
@Command(name = "import", description = "Imports a folder of CSV files.", mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return 1;
    }
}
