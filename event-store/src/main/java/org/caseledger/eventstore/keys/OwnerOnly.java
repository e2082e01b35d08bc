package org.caseledger.eventstore.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.caseledger.eventstore.Folders;
import org.caseledger.eventstore.StoreFileException;

/** Files and folders that nobody but their owner may open. */
final class OwnerOnly {
    private static final Set<PosixFilePermission> OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private OwnerOnly() {}

    /** Makes the folder with mode 0700 if it is not there, and checks it if it is. */
    static void folder(Path folder) throws IOException {
        Folders.create(folder, mode(folder, "rwx------"));
        check(folder, "700");
    }

    /**
     * Writes a new file with mode 0600 that a crash leaves whole or not at all.
     *
     * @param content at most a few kilobytes
     */
    static void write(Path file, byte[] content) throws IOException {
        Path unfinished = unfinished(file);
        Files.deleteIfExists(unfinished);
        try (FileChannel channel = FileChannel.open(
                unfinished, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode(file, "rw-------"))) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        Folders.force(Folders.above(file));
    }

    /** What a crash while writing may leave beside the file. */
    static Path unfinished(Path file) {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    /** Overwrites the file's bytes where they lie, for secrets that are no longer needed. */
    static void overwrite(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer zeroes = ByteBuffer.allocate((int) channel.size());
            while (zeroes.hasRemaining()) {
                channel.write(zeroes);
            }
            channel.force(true);
        }
    }

    /**
     * Refuses what others may open.
     *
     * @param mode what it should be, for the message
     */
    static void check(Path path, String mode) throws IOException {
        if (!Folders.hasPosixPermissions(path)) {
            return; // Access is then the operator's to restrict.
        }
        Set<PosixFilePermission> found = Files.getPosixFilePermissions(path);
        if (!OWNER.containsAll(found)) {
            throw new StoreFileException(path + " can be opened by others than its owner ("
                    + PosixFilePermissions.toString(found) + "): run chmod " + mode + " " + path);
        }
    }

    private static FileAttribute<?>[] mode(Path path, String permissions) {
        return Folders.hasPosixPermissions(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
