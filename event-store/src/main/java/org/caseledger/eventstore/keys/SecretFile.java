package org.caseledger.eventstore.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.caseledger.eventstore.Folders;
import org.caseledger.eventstore.StoreFileException;

/** A short secret text in a file that only its owner may open, in a folder that only its owner may enter. */
public final class SecretFile {
    private SecretFile() {}

    /**
     * Reads the file, or makes it with a fresh secret.
     *
     * @throws StoreFileException if the file or its folder can be opened by others, or can't be read or made
     */
    public static String readOrMake(Path file, Supplier<String> fresh) {
        try {
            OwnerOnly.folder(Folders.above(file));
            if (!Files.exists(file)) {
                OwnerOnly.write(file, fresh.get().getBytes(UTF_8));
            }
            OwnerOnly.check(file, "600");
            return Files.readString(file);
        } catch (IOException e) {
            throw new StoreFileException("the secret file " + file + " cannot be read or made", e);
        }
    }

    /**
     * Puts another secret into the file; a crash leaves the one or the other.
     *
     * @throws StoreFileException if the file can't be written
     */
    public static void replace(Path file, String secret) {
        try {
            OwnerOnly.folder(Folders.above(file));
            OwnerOnly.write(file, secret.getBytes(UTF_8));
        } catch (IOException e) {
            throw new StoreFileException("the secret file " + file + " cannot be written", e);
        }
    }

    /**
     * Reads the file; nothing where there is none.
     *
     * @throws StoreFileException if it can be opened by others, or can't be read
     */
    public static Optional<String> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            OwnerOnly.check(file, "600");
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            throw new StoreFileException("the secret file " + file + " cannot be read", e);
        }
    }

    /**
     * Copies a secret of any kind into another folder.
     *
     * @throws StoreFileException if the file can be opened by others, can't be read, or its copy not be written
     */
    public static void copy(Path file, Path into) {
        try {
            OwnerOnly.check(file, "600");
            OwnerOnly.folder(Folders.above(into));
            OwnerOnly.write(into, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new StoreFileException("the secret file " + file + " cannot be copied", e);
        }
    }
}
