package org.caseledger.eventstore;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An engine on a fresh folder, with a clock that the test sets. */
abstract class EngineTest {
    @TempDir
    Path folder;

    volatile Instant now = Instant.parse("2026-11-20T09:00:00Z");
    LedgerEngine engine;

    @BeforeEach
    void open() {
        InstantSource clock = () -> now;
        engine = SqliteLedger.open(folder, Events.serializer(), NoOpEventUpcaster.INSTANCE, clock);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    void reopen() {
        close();
        open();
    }
}
