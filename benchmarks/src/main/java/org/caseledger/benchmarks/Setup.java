package org.caseledger.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where and how thoroughly to measure.
 *
 * @param home the folder of the {@code ledger} command
 * @param work an empty folder on the disk to be measured, deleted afterwards
 * @param quick for a look rather than for a figure to be quoted
 * @param postgresUrl of an empty PostgreSQL database to measure on too; absent for none
 */
record Setup(Path home, Path work, boolean quick, @Nullable String postgresUrl) {

    Duration warmUp() {
        return Duration.ofSeconds(quick ? 3 : 10);
    }

    Duration measured() {
        return Duration.ofSeconds(quick ? 3 : 10);
    }

    /** A new folder. */
    Path folder(String name) throws IOException {
        return Files.createTempDirectory(work, name);
    }

    /** Says how far the work has come. */
    static void progress(String what) {
        System.err.println("  " + what);
    }
}
