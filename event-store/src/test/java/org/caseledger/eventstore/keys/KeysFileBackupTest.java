package org.caseledger.eventstore.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;

@DisplayName("A backup of keys in a file")
class KeysFileBackupTest extends BackupTest {

    @Override
    KeyPlace place(Path folder) {
        return KeyPlace.in(folder);
    }

    @Override
    void lose() throws IOException {
        Files.delete(folder.resolve("keys.db"));
    }
}
