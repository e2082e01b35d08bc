package org.caseledger.eventstore.keys;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.caseledger.eventstore.StoreFileException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The key store in a file")
class KeysFileTest extends SubjectKeyStoreTest {

    @Override
    KeyPlace place(Path folder) {
        return KeyPlace.in(folder);
    }

    @Override
    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("keys.db"));
    }

    @Override
    boolean anywhere(byte[] bytes) throws Exception {
        String wanted = HexFormat.of().formatHex(bytes);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (HexFormat.of().formatHex(Files.readAllBytes(file)).contains(wanted)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void another_stores_master_key_is_noticed_at_the_start() throws Exception {
        close();
        SubjectKeyStore.open(place(parent.resolve("other"))).close();
        Files.write(master(), Files.readAllBytes(parent.resolve("other/master.key")));

        assertThatThrownBy(() -> SubjectKeyStore.open(place(folder)))
                .isInstanceOf(StoreFileException.class)
                .hasMessageContaining("master.key does not open");
    }

    @Test
    void a_newer_file_is_refused() throws Exception {
        close();
        sql("PRAGMA user_version=9");

        assertThatThrownBy(() -> SubjectKeyStore.open(place(folder)))
                .isInstanceOf(StoreFileException.class)
                .hasMessageContaining("has version 9, and this program knows version 1");
    }

    @Test
    void is_one_users_at_a_time() {
        assertThatThrownBy(() -> SubjectKeyStore.open(place(folder)))
                .isInstanceOf(StoreFileException.class)
                .hasMessageContaining("is in use by another process");
    }
}
