package org.caseledger.eventstore;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An exclusive hold on a data folder, as an operating-system lock on its file {@code lock}. The system lets go when the
 * process ends, however it ends, so a crash leaves nothing to clean up.
 */
public final class DataLock implements AutoCloseable {
    /**
     * The folders that this process holds. To open a held lock's file once more, and close it, would let go of the lock:
     * POSIX's locks are a process's, and end with the first of its descriptors that is closed.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private DataLock(Path folder, FileChannel channel) {
        this.folder = folder;
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
            Path real = folder.toRealPath();
            if (!HELD.add(real)) {
                throw inUse(folder);
            }
            return new DataLock(real, locked(folder, real));
        } catch (IOException e) {
            throw new StoreFileException("the ledger's folder " + folder + " cannot be written", e);
        }
    }

    // The channel holds the lock: closing the one lets go of the other.
    @SuppressWarnings("try")
    private static FileChannel locked(Path folder, Path real) throws IOException {
        boolean locked = false;
        @Nullable FileChannel channel = null;
        try {
            channel = FileChannel.open(real.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            locked = channel.tryLock() != null;
            if (!locked) {
                throw inUse(folder);
            }
            return channel;
        } finally {
            if (!locked) {
                HELD.remove(real);
                if (channel != null) {
                    channel.close();
                }
            }
        }
    }

    private static StoreFileException inUse(Path folder) {
        return new StoreFileException("the ledger in " + folder + " is in use by another process");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreFileException("the lock on the ledger's folder could not be let go", e);
        } finally {
            HELD.remove(folder);
        }
    }
}
