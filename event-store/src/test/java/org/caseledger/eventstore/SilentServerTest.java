package org.caseledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.eventstore.Events.event;
import static org.caseledger.eventstore.Events.events;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.caseledger.eventstore.CuttingProxy.Lost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each limit of a second here is one of {@link PostgresDatabase}'s, made short by the address. */
@DisplayName("A PostgreSQL that takes connections and says nothing")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SilentServerTest {
    private static final String LIMITS = "?sslmode=disable&socketTimeout=1";
    private static final int MEGABYTE = 1_000_000;

    @TempDir
    Path folder;

    private PostgresServer direct;
    private CuttingProxy proxy;
    private LedgerEngine engine;

    @BeforeEach
    void open() throws IOException {
        direct = Store.server(folder);
        proxy = new CuttingProxy(Integer.parseInt(direct.url().replaceAll(".*:(\\d+)/.*", "$1")));
        engine = open(behindProxy());
    }

    private PostgresServer behindProxy() {
        return new PostgresServer(proxy.server().url() + LIMITS, direct.user(), direct.password());
    }

    private static LedgerEngine open(PostgresServer server) {
        return PostgresLedger.open(server, Events.serializer(), NoOpEventUpcaster.INSTANCE, Clock.systemUTC());
    }

    @AfterEach
    void close() throws IOException {
        if (proxy != null) {
            proxy.close(); // First, so that nothing waits for it.
        }
        if (engine != null) {
            engine.close();
        }
    }

    @Test
    void is_away_for_appends_and_reads_and_serves_both_when_it_speaks_again() {
        engine.appendEvents(event("audit-1", 0));
        assertThat(engine.readStored(0, 1)).hasSize(1);
        proxy.stall();

        assertAway(() -> engine.appendEvents(event("audit-1", 1)));
        assertAway(() -> engine.readStored(0, 1));
        proxy.mend();

        engine.appendEvents(events("audit-1", 1, 3));
        assertThat(engine.readStored(0, 10)).hasSize(3);
    }

    @Test
    void that_takes_no_more_of_a_large_write_is_away_too() {
        List<DomainEventMessage<?>> large = IntStream.range(0, 24)
                .<DomainEventMessage<?>>mapToObj(i -> event("audit-1", i, "x".repeat(MEGABYTE)))
                .toList();
        proxy.stallAfter(2 * MEGABYTE);

        assertAway(() -> engine.appendEvents(large));
        proxy.mend();

        engine.appendEvents(large);
        assertThat(engine.headPosition()).isEqualTo(23);
    }

    @Test
    void from_a_commit_on_is_asked_anew_and_the_commit_found_to_stand() {
        proxy.lose(Lost.ANSWERS_FROM_THEN_ON);

        engine.appendEvents(events("audit-1", 0, 2));

        assertThat(engine.headPosition()).isEqualTo(1);
        assertThat(engine.readStored(0, 10)).hasSize(2);
    }

    @Test
    void is_listened_to_again_when_it_speaks() {
        try (LedgerEngine other = open(direct)) {
            other.appendEvents(event("audit-1", 0));
            Waiting.until(() -> engine.headPosition() == 0);
            proxy.stall();
            other.appendEvents(event("audit-1", 1));
            assertAway(() -> engine.readStored(0, 1));
            proxy.mend();

            Waiting.until(() -> engine.headPosition() == 1);
        }
    }

    @Test
    void gives_no_lease_until_it_speaks_again() {
        try (PostgresLeases node = new PostgresLeases(PostgresLedger.database(behindProxy()))) {
            PostgresLease lease = node.of("sign");
            Waiting.until(lease::isHeld);
            proxy.stall();
            Waiting.until(() -> !lease.isHeld());
            proxy.mend();

            Waiting.until(lease::isHeld);
        }
    }

    @Test
    void from_the_first_word_on_cannot_be_reached() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            PostgresServer nobody = new PostgresServer(
                    "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/postgres" + LIMITS, "postgres", "");
            assertThatThrownBy(() -> PostgresLedger.database(nobody).openWriter())
                    .isInstanceOf(StoreFileException.class)
                    .hasMessageEndingWith("cannot be reached: SQLSTATE 08001")
                    .satisfies(failure -> assertThat(SqlErrors.isAway(failure)).isTrue());
        }
    }

    @Test
    void is_waited_for_no_longer_than_the_address_says_or_than_we_do() throws Exception {
        try (var shortest = PostgresLedger.database(behindProxy()).openReader();
                var usual = PostgresLedger.database(direct).openReader()) {
            assertThat(shortest.getNetworkTimeout()).isEqualTo(1_000);
            assertThat(usual.getNetworkTimeout()).isEqualTo((int) TimeUnit.SECONDS.toMillis(20));
        }
    }

    private static void assertAway(Runnable use) {
        assertThatThrownBy(use::run)
                .isInstanceOf(EventStoreException.class)
                .satisfies(failure -> assertThat(LedgerEngine.isAway(failure)).isTrue());
    }
}
