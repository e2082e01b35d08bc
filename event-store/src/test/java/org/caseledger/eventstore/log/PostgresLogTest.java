package org.caseledger.eventstore.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.eventstore.log.StoredLog.NOTHING;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.caseledger.eventstore.Database;
import org.caseledger.eventstore.PostgresListener;
import org.caseledger.eventstore.StoreFileException;
import org.caseledger.eventstore.TemporaryPostgres;
import org.caseledger.eventstore.Waiting;
import org.caseledger.eventstore.log.StoredLog.CheckpointRow;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The transparency log that nodes share")
class PostgresLogTest extends StoredLogTest {

    private static final long TRIES = 50;

    @AutoClose
    private static TemporaryPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = TemporaryPostgres.startOrSkip();
    }

    private static Database database() {
        return PostgresLog.on(postgres.server());
    }

    @BeforeEach
    void empty() throws SQLException {
        try (Connection connection = database().openWriter();
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE tiles, checkpoints, cosignatures, keys");
        }
    }

    @Override
    StoredLog open() {
        return PostgresLog.open(database());
    }

    @Test
    void takes_the_checkpoint_of_one_where_several_come_after_the_same() {
        List<StoredLog> nodes = List.of(open(), open(), open());
        try {
            for (long round = 0; round < TRIES; round++) {
                long newest = newest(nodes.getFirst());
                assertThat(IntStream.range(0, nodes.size())
                                .parallel()
                                .filter(node -> nodes.get(node)
                                        .keepCheckpoint(new CheckpointRow(newest + 1 + node, "of " + node), newest))
                                .count())
                        .isEqualTo(1);
            }
            assertThat(nodes.getFirst().checkpointsAfter(NOTHING, 1_000)).hasSize((int) TRIES);
        } finally {
            nodes.forEach(StoredLog::close);
        }
    }

    @Test
    void tells_other_nodes_what_was_kept() throws InterruptedException {
        Semaphore told = new Semaphore(0);
        try (StoredLog store = open();
                PostgresListener listening = new PostgresListener(database(), PostgresLog.CHANNEL, told::release)) {
            assertThat(listening).isNotNull();
            assertThat(told.tryAcquire(60, TimeUnit.SECONDS))
                    .as("once it listens")
                    .isTrue();
            store.keepCheckpoint(new CheckpointRow(3, "signed"), NOTHING);
            assertThat(told.tryAcquire(60, TimeUnit.SECONDS)).as("a checkpoint").isTrue();
            store.keepCosignature(3, "a witness's");
            assertThat(told.tryAcquire(60, TimeUnit.SECONDS))
                    .as("a cosignature")
                    .isTrue();
        }
    }

    @Test
    void goes_on_after_a_crash_of_its_server() throws InterruptedException {
        Semaphore told = new Semaphore(0);
        try (StoredLog store = open();
                PostgresListener listening = new PostgresListener(database(), PostgresLog.CHANNEL, told::release)) {
            assertThat(listening).isNotNull();
            store.keepCheckpoint(new CheckpointRow(3, "signed"), NOTHING);
            assertThat(store.latest()).isPresent();
            postgres.crash();
            CheckpointRow next = new CheckpointRow(5, "signed after");
            assertThatThrownBy(() -> store.keepCheckpoint(next, 3)).isInstanceOf(StoreFileException.class);
            postgres.start();
            told.drainPermits();

            assertThat(store.keepCheckpoint(next, 3)).isTrue();
            Waiting.until(() -> newest(store) == 5);
            assertThat(told.tryAcquire(60, TimeUnit.SECONDS))
                    .as("it listens again")
                    .isTrue();
        }
    }

    /** A reader that has lost its connection says so once. */
    private static long newest(StoredLog store) {
        try {
            return store.latest().map(CheckpointRow::size).orElse(NOTHING);
        } catch (StoreFileException lost) {
            return NOTHING;
        }
    }

    @Test
    void knows_its_keys_in_the_order_in_which_they_came() {
        PostgresLogKeys keys = new PostgresLogKeys(database());
        assertThat(keys.all()).isEmpty();
        assertThat(keys.add(List.of(), List.of("first", "second"))).isTrue();
        assertThat(keys.add(List.of(), List.of("of another node"))).isFalse();
        assertThat(keys.add(List.of("first", "second"), List.of("third"))).isTrue();
        assertThat(keys.all()).containsExactly("first", "second", "third");
    }
}
