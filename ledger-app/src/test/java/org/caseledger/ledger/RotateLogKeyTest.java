package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.caseledger.eventstore.DataLock;
import org.caseledger.query.log.LogKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@DisplayName("The log's key")
class RotateLogKeyTest {

    @TempDir
    private Path data;

    private LogKey current() {
        return new LogKeyFiles(data).currentOr(() -> LogKey.make("ledger.example", new SecureRandom()));
    }

    private int rotate() {
        return new CommandLine(new RotateLogKeyCommand()).execute("--data", data.toString());
    }

    @Test
    void is_replaced_under_its_name_and_listed_as_one_of_before() throws IOException {
        LogKey first = current();
        assertThat(rotate()).isZero();
        LogKey second = current();
        assertThat(rotate()).isZero();
        LogKey third = current();

        assertThat(third.name()).isEqualTo("ledger.example");
        assertThat(new LogKeyFiles(data).verifierKeys(third))
                .containsExactly(third.verifierKey(), second.verifierKey(), first.verifierKey())
                .doesNotHaveDuplicates();
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(data.resolve("keys").resolve("log.key"))))
                .isEqualTo("rw-------");
    }

    /** Between the two files that a rotation writes: the key is in use still, and already listed. */
    @Test
    void works_after_a_crash_between_the_steps_of_its_rotation() throws IOException {
        LogKey first = current();
        Path keys = data.resolve("keys");
        Files.writeString(keys.resolve("log.vkeys"), first.verifierKey() + "\n");
        Files.writeString(keys.resolve("log.key.new"), "half a k");

        assertThat(current().verifierKey()).isEqualTo(first.verifierKey());
        assertThat(new LogKeyFiles(data).verifierKeys(current())).containsExactly(first.verifierKey());
        assertThat(rotate()).isZero();
        assertThat(new LogKeyFiles(data).verifierKeys(current()))
                .containsExactly(current().verifierKey(), first.verifierKey());
    }

    @Test
    @SuppressWarnings("try") // the lock is held, not used
    void is_not_replaced_under_a_running_server_or_where_there_is_none() {
        assertThat(rotate()).isEqualTo(1);
        LogKey first = current();
        try (DataLock held = DataLock.take(data)) {
            assertThat(rotate()).isEqualTo(1);
        }
        assertThat(current().verifierKey()).isEqualTo(first.verifierKey());
    }
}
