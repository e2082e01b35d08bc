package org.caseledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.eventstore.Events.event;
import static org.caseledger.eventstore.Events.events;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.caseledger.eventstore.CuttingProxy.Lost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A commit whose connection is cut")
class UnconfirmedCommitTest {
    @TempDir
    Path folder;

    private CuttingProxy proxy;
    private LedgerEngine engine;

    @BeforeEach
    void open() throws IOException {
        String url = Store.server(folder).url();
        proxy = new CuttingProxy(Integer.parseInt(url.replaceAll(".*:(\\d+)/.*", "$1")));
        engine =
                PostgresLedger.open(proxy.server(), Events.serializer(), NoOpEventUpcaster.INSTANCE, Clock.systemUTC());
    }

    @AfterEach
    void close() throws IOException {
        if (engine != null) {
            engine.close();
            proxy.close();
        }
    }

    @Test
    void before_its_answer_came_is_found_to_stand_and_acknowledged() {
        proxy.lose(Lost.ANSWER);
        engine.appendEvents(events("audit-1", 0, 2));

        assertThat(engine.headPosition()).isEqualTo(1);
        assertThat(Events.texts(engine, "audit-1")).hasSize(2);
        engine.appendEvents(event("audit-1", 2));
        assertThat(engine.readStored(0, 10)).hasSize(3);
    }

    @Test
    void before_it_reached_the_server_is_found_not_to_stand_and_refused() {
        proxy.lose(Lost.REQUEST);
        assertThatThrownBy(() -> engine.appendEvents(events("audit-1", 0, 2)))
                .isInstanceOf(EventStoreException.class)
                .hasMessageEndingWith("were not stored")
                .satisfies(failure -> assertThat(LedgerEngine.isAway(failure)).isTrue());

        assertThat(engine.headPosition()).isEqualTo(-1);
        engine.appendEvents(events("audit-1", 0, 2));
        assertThat(engine.readStored(0, 10)).hasSize(2);
    }
}
