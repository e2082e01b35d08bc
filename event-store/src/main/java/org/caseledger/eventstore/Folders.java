package org.caseledger.eventstore;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;

/** Folders whose names are on the disk: a name is kept in the folder above, and is lost with it until that is forced. */
public final class Folders {
    private Folders() {}

    /**
     * Makes the folder and those above it where they are not there, and forces each new name to the disk.
     *
     * @param attributes of the folder itself, if it is made
     */
    public static void create(Path folder, FileAttribute<?>... attributes) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path above = above(folder);
        create(above);
        Files.createDirectory(folder, attributes);
        force(above);
    }

    /** Forces the names in the folder to the disk, where the system can. */
    public static void force(Path folder) throws IOException {
        if (hasPosixPermissions(folder)) { // Elsewhere a folder cannot be opened, and the system sees to it itself.
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** The folder that holds the name of this path. */
    public static Path above(Path path) {
        return path.toAbsolutePath().resolveSibling("");
    }

    /** Whether files here have the permissions that chmod sets. */
    public static boolean hasPosixPermissions(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
