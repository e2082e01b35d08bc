package org.caseledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A held folder")
class DataLockTest {

    @TempDir
    Path folder;

    /** Tells by its exit code whether another process can take the folder. */
    static final class Taking {

        private Taking() {}

        public static void main(String[] folder) {
            DataLock.take(Path.of(folder[0])).close();
        }
    }

    private int another() throws Exception {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Taking.class.getName(),
                        folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Test
    void stays_held_when_its_own_process_asks_for_it_again() throws Exception {
        try (DataLock _ = DataLock.take(folder)) {
            assertThatThrownBy(() -> DataLock.take(folder)).isInstanceOf(StoreFileException.class);
            assertThatThrownBy(() -> DataLock.take(folder.resolve("."))).isInstanceOf(StoreFileException.class);

            assertThat(another()).isNotZero();
        }
        assertThat(another()).isZero();
    }
}
