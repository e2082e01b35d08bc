package org.caseledger.eventstore;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * An exclusive hold on a data folder, as an operating-system lock on its file {@code lock}. The system lets go when the
 * process ends, however it ends, so a crash leaves nothing to clean up.
 */
public final class DataLock implements AutoCloseable {
    private final FileChannel channel;

    private DataLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock, creating the folder if need be.
     *
     * @throws StoreFileException if another process, or this one, holds it, or the folder cannot be written
     */
    public static DataLock take(Path folder) {
        try {
            Folders.create(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new StoreFileException("the ledger in " + folder + " is in use by another process");
            }
            return new DataLock(channel);
        } catch (IOException e) {
            throw new StoreFileException("the ledger's folder " + folder + " cannot be written", e);
        }
    }

    // The channel holds the lock: closing the one lets go of the other.
    @SuppressWarnings("try")
    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreFileException("the lock on the ledger's folder could not be let go", e);
        }
    }
}
