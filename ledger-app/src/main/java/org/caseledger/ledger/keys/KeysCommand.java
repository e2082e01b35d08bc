package org.caseledger.ledger.keys;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./ledger keys}: what is done with the subjects' keys apart from the ledger. */
@Command(
        name = "keys",
        description = "Puts the subjects' keys under another master key, or backs them up apart from the ledger.",
        mixinStandardHelpOptions = true,
        subcommands = {KeysRotateCommand.class, KeysBackupCommand.class, KeysRestoreCommand.class})
public final class KeysCommand implements Runnable {

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
