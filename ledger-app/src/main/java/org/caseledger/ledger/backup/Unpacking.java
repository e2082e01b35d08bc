package org.caseledger.ledger.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caseledger.eventstore.Folders;

/** Puts the files of a backup back, all but the events: each is its owner's alone, and on the disk when this is done. */
final class Unpacking {

    private static final Pattern PIECE =
            Pattern.compile("(" + String.join("|", CopiedFiles.FOLDERS) + ")/([A-Za-z0-9-]+\\.(?:db|note))/[0-9]{6}");
    private static final Set<StandardOpenOption> APPEND =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);

    private final Path site;

    Unpacking(Path site) {
        this.site = site;
    }

    void run(BackupFile file) throws IOException {
        file.read(part -> {
            Matcher piece = PIECE.matcher(part.name());
            if (piece.matches()) {
                append(piece.group(1), piece.group(2), part.bytes());
            } else if (!part.name().startsWith(EventParts.FOLDER)
                    && !part.name().equals(Manifest.NAME)) {
                throw new DamagedBackup("the part " + part.name() + " is of a newer version of Case Ledger: use that");
            }
        });
    }

    private void append(String folder, String name, byte[] bytes) throws IOException {
        Path into = site.resolve(folder);
        Folders.create(into, mode(into, "rwx------"));
        Path path = into.resolve(name);
        try (FileChannel channel = FileChannel.open(path, APPEND, mode(path, "rw-------"));
                OutputStream out = Channels.newOutputStream(channel)) {
            out.write(bytes);
            channel.force(true);
        }
        Folders.force(into);
    }

    private static FileAttribute<?>[] mode(Path path, String permissions) {
        return Folders.hasPosixPermissions(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
