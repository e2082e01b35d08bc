package org.caseledger.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.caseledger.eventstore.keys.SecretFile;
import org.caseledger.query.log.LogKey;

/**
 * The log's key, and the verifier keys of those that it had before, in the folder of keys. A key is first listed as one of
 * before and only then replaced: a crash in between leaves it in use and listed, and no key is ever lost that others need.
 */
public final class LogKeyFiles {

    private final Path key;
    private final Path earlier;

    /**
     * The files of a ledger.
     *
     * @param data the ledger's folder
     */
    public LogKeyFiles(Path data) {
        this.key = data.resolve("keys").resolve("log.key");
        this.earlier = data.resolve("keys").resolve("log.vkeys");
    }

    /** Whether the log has a key yet. */
    public boolean exist() {
        return Files.exists(key);
    }

    /** The key in use; nothing before the first start. */
    public Optional<LogKey> current() {
        return SecretFile.read(key).map(LogKey::parse);
    }

    /** Takes the key, and those of before, from the files of the same log elsewhere. */
    public void copyFrom(LogKeyFiles other) {
        if (Files.exists(other.earlier)) {
            SecretFile.copy(other.earlier, earlier);
        }
        SecretFile.copy(other.key, key);
    }

    /** The key in use; a fresh one at the first start. */
    LogKey currentOr(Supplier<LogKey> fresh) {
        return LogKey.parse(SecretFile.readOrMake(key, () -> fresh.get().secret() + "\n"));
    }

    /** All of the log's verifier keys, the one in use first, then the earlier ones, the latest of them first. */
    public List<String> verifierKeys(LogKey current) {
        return Stream.concat(Stream.of(current.verifierKey()), listed().reversed().stream())
                .distinct()
                .toList();
    }

    /** Replaces the key by a new one of the same name, and says which. */
    LogKey rotate(LogKey current, SecureRandom random) {
        List<String> keys = new ArrayList<>(listed());
        keys.remove(current.verifierKey());
        keys.add(current.verifierKey());
        SecretFile.replace(earlier, String.join("\n", keys) + "\n");
        LogKey next = LogKey.make(current.name(), random);
        SecretFile.replace(key, next.secret() + "\n");
        return next;
    }

    private List<String> listed() {
        try {
            return Files.exists(earlier) ? Files.readAllLines(earlier) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("the earlier keys of the log can't be read", e);
        }
    }
}
