package org.caseledger.eventstore;

import java.nio.file.Path;
import java.time.Instant;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** An engine on a fresh ledger of each store, with a clock that the test sets. */
@ParameterizedClass(name = "on {0}")
@EnumSource(Store.class)
abstract class EngineTest {
    @Parameter
    Store store = Store.SQLITE;

    @TempDir
    Path folder;

    volatile Instant now = Instant.parse("2026-11-20T09:00:00Z");
    LedgerEngine engine;

    @BeforeEach
    void open() {
        engine = store.open(folder, NoOpEventUpcaster.INSTANCE, () -> now);
    }

    @AfterEach
    void close() {
        if (engine != null) { // Else the test was skipped.
            engine.close();
        }
    }

    void reopen() {
        close();
        open();
    }
}
