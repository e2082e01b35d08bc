package org.caseledger.events.stored;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.caseledger.events.LedgerEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever reads the ledger with tools of their own finds every event described. */
class EventModelTest {

    @ParameterizedTest
    @MethodSource("org.caseledger.events.stored.EventTypes#all")
    void every_event_stands_in_the_event_model(Class<? extends LedgerEvent> type) throws IOException {
        assertThat(Files.readString(Path.of("../docs/event-model.md"))).contains("`" + EventTypes.nameOf(type) + "`");
    }
}
