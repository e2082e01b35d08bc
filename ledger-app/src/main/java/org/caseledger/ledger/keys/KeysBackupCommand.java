package org.caseledger.ledger.keys;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.Callable;
import org.caseledger.eventstore.Folders;
import org.caseledger.eventstore.StoreFileException;
import org.caseledger.eventstore.keys.DamagedKeyBackup;
import org.caseledger.eventstore.keys.KeyBackup;
import org.caseledger.eventstore.keys.KeyBackup.Written;
import org.caseledger.eventstore.keys.KeyRestore;
import org.caseledger.ledger.CannotStart;
import org.caseledger.ledger.DataOption;
import org.caseledger.ledger.NewFile;
import org.caseledger.ledger.PostgresOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ./ledger keys backup}: beside a running server, or without one. */
@Command(
        name = "backup",
        description = "Writes the subjects' keys, wrapped as they are, to one file, and checks what it wrote.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The file opens with the master key alone, and that is not in it: keep a copy of keys/master.key apart.",
            "./ledger backup holds the same keys, with the ledger; this is for a copy of the keys more often than that."
        })
public final class KeysBackupCommand implements Callable<Integer> {

    private static final int DONE = 0;
    private static final int FAILED = 1;

    @Parameters(paramLabel = "FILE", description = "The file to write, such as subject-keys.txt; it must not exist.")
    private Path file = Path.of("subject-keys.txt");

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private PostgresOption postgres = new PostgresOption();

    @Override
    public Integer call() throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            KeyFolder keys = new KeyFolder(data.folder(), postgres.server());
            NewFile.refusal(file).ifPresent(why -> {
                throw new CannotStart(why);
            });
            keys.needsKeys();
            Files.deleteIfExists(part);
            Written written = write(keys, part);
            KeyRestore.check(part, keys.masterKey());
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            Folders.force(Folders.above(file));
            System.out.println("Wrote " + file + ": " + written.keys() + " keys, and " + written.erased()
                    + " erased subjects. Not in it, and needed to restore: " + keys.masterKey());
            return DONE;
        } catch (CannotStart | StoreFileException failed) {
            System.err.println("The backup of the keys failed: " + failed.getMessage());
        } catch (DamagedKeyBackup damaged) {
            System.err.println("The backup of the keys failed: what was written is not whole: " + damaged.getMessage());
        } finally {
            Files.deleteIfExists(part);
        }
        return FAILED;
    }

    private static Written write(KeyFolder keys, Path part) throws IOException {
        FileAttribute<?>[] ownersAlone = Folders.hasPosixPermissions(part)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (FileChannel channel = FileChannel.open(
                        part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownersAlone);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
            Written written = KeyBackup.write(
                    keys.place(), InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS), out);
            out.flush();
            channel.force(true);
            return written;
        }
    }
}
