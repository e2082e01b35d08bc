package org.caseledger.eventstore.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.caseledger.eventstore.StoreFileException;

/** Files and folders that nobody but their owner may open. */
final class OwnerOnly {
    private static final Set<PosixFilePermission> OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private OwnerOnly() {}

    /** Makes the folder with mode 0700 if it is not there, and checks it if it is. */
    static void folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(parent(folder));
            Files.createDirectory(folder, mode(parent(folder), "rwx------"));
        }
        check(folder, "700");
    }

    /**
     * Writes a new file with mode 0600 that a crash leaves whole or not at all.
     *
     * @param content at most a few kilobytes
     */
    static void write(Path file, byte[] content) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        try (FileChannel channel = FileChannel.open(
                unfinished,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                mode(parent(file), "rw-------"))) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(parent(file), StandardOpenOption.READ)) {
            folder.force(true); // The name is in the folder, which the disk must have too.
        }
    }

    /**
     * Refuses what others may open.
     *
     * @param mode what it should be, for the message
     */
    static void check(Path path, String mode) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view == null) {
            return; // A file system without such permissions: access is the operator's to restrict.
        }
        Set<PosixFilePermission> found = view.readAttributes().permissions();
        if (!OWNER.containsAll(found)) {
            throw new StoreFileException(path + " can be opened by others than its owner ("
                    + PosixFilePermissions.toString(found) + "): run chmod " + mode + " " + path);
        }
    }

    private static Path parent(Path path) {
        return path.toAbsolutePath().resolveSibling("");
    }

    private static FileAttribute<?>[] mode(Path near, String permissions) throws IOException {
        boolean posix = Files.getFileStore(near).supportsFileAttributeView(PosixFileAttributeView.class);
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
