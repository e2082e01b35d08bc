package org.caseledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.eventstore.Events.event;
import static org.caseledger.eventstore.Events.events;

import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Snapshots")
class SnapshotsTest extends EngineTest {

    @Test
    void there_is_none_at_first() {
        assertThat(engine.readSnapshot("audit-1")).isEmpty();
    }

    @Test
    void the_latest_is_kept() {
        engine.storeSnapshot(event("audit-1", 4, "at 4"));
        engine.storeSnapshot(event("audit-1", 9, "at 9"));
        engine.storeSnapshot(event("audit-1", 7, "at 7, late"));
        engine.storeSnapshot(event("audit-2", 1, "another"));
        reopen();

        DomainEventMessage<?> snapshot = engine.readSnapshot("audit-1").orElseThrow();
        assertThat(Events.text(snapshot)).isEqualTo("at 9");
        assertThat(snapshot.getSequenceNumber()).isEqualTo(9);
        assertThat(snapshot.getType()).isEqualTo("Audit");
    }

    @Test
    void a_snapshot_is_no_event() {
        engine.appendEvents(events("audit-1", 0, 2));
        engine.storeSnapshot(event("audit-1", 1, "at 1"));

        assertThat(engine.headPosition()).isEqualTo(1);
        assertThat(engine.readStored(0, 10)).hasSize(2);
    }
}
