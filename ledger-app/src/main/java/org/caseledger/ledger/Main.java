package org.caseledger.ledger;

import org.caseledger.ledger.auditlog.AuditLogCommand;
import org.caseledger.ledger.backup.BackupCommand;
import org.caseledger.ledger.backup.RebuildCommand;
import org.caseledger.ledger.backup.RestoreCommand;
import org.caseledger.ledger.keys.KeysCommand;
import org.caseledger.ledger.move.MigrateCommand;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The {@code ./ledger} command. */
@Command(
        name = "ledger",
        description = "Case Ledger: a verifiable audit ledger for children's social care.",
        mixinStandardHelpOptions = true,
        version = "Case Ledger 0.1.0",
        subcommands = {
            ServeCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            RebuildCommand.class,
            MigrateCommand.class,
            RotateLogKeyCommand.class,
            WitnessCommand.class,
            AuditLogCommand.class,
            CheckReadsCommand.class,
            KeysCommand.class,
            HelpCommand.class
        },
        footer = {"", "./ledger verify checks evidence and ./ledger bench this machine; each has a --help of its own."})
public final class Main implements Runnable {

    private Main() {}

    /** Runs a command and exits with 0 only on success. */
    public static void main(String[] arguments) {
        // Axon's update checker would call home and write into the user's home.
        System.setProperty("axoniq.update-checker.disabled", "true");
        System.setProperty("axon.update-check.disabled", "true");
        System.setProperty("axon.axonserver.suppressDownloadMessage", "true");
        // Else Netty takes 128 events ahead for each stream, which a slow reader would get long after they are stale.
        System.setProperty("reactor.netty.send.maxPrefetchSize", "4");
        int exit = new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
        if (exit != ServeCommand.SERVING) {
            System.exit(exit);
        }
        SpringApplication.getShutdownHandlers().add(Main::endWell);
    }

    /** Once asked to end, it has ended everything that it began: Java would call that a failure, with the signal's number. */
    private static void endWell() {
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
