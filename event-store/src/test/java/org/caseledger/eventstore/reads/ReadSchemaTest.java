package org.caseledger.eventstore.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.caseledger.eventstore.PostgresServer;
import org.caseledger.eventstore.TemporaryPostgres;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The read ledger in PostgreSQL")
class ReadSchemaTest extends ReadStoreTest {

    @AutoClose
    private static TemporaryPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = TemporaryPostgres.startOrSkip();
    }

    @BeforeEach
    void empty() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS reads CASCADE");
        }
    }

    @Override
    ReadStore open() {
        return ReadStore.open(place(), () -> Instant.ofEpochMilli(now.get()));
    }

    @Override
    ReadPlace place() {
        return ReadPlace.on(postgres.server());
    }

    @Override
    Connection connect() throws SQLException {
        PostgresServer server = postgres.server();
        return DriverManager.getConnection(server.url() + "?currentSchema=reads", server.user(), server.password());
    }

    @Override
    String replacing() {
        return "INSERT";
    }

    @Override
    String replaced() {
        return " ON CONFLICT (seq) DO UPDATE SET actor = excluded.actor";
    }

    @Override
    String dropping(String trigger) {
        return "DROP TRIGGER " + trigger + " ON reads";
    }

    @Test
    void is_never_emptied() throws SQLException {
        keepThree();

        assertRefused("TRUNCATE reads");
    }

    @Test
    void chains_what_comes_from_two_nodes_at_once_and_is_found_by_both() throws Exception {
        try (ReadStore one = open();
                ReadStore two = open();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ReadRow>> looks = new ArrayList<>();
            for (int i = 0; i < 600; i++) {
                ReadStore node = i % 2 == 0 ? one : two;
                String actor = "inspector." + i;
                looks.add(threads.submit(() -> node.keep(look(actor, "A-1"))));
            }
            Set<Long> sequences = new HashSet<>();
            for (Future<ReadRow> look : looks) {
                sequences.add(look.get().sequence());
            }

            assertThat(sequences).hasSize(600);
            assertThat(one.find(ALL)).hasSize(600).isEqualTo(two.find(ALL));
            assertThat(fault()).isEmpty();
        }
    }

    @Test
    void holds_what_was_acknowledged_after_a_crash_and_goes_on_by_itself() throws Exception {
        try (ReadStore store = open();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ReadRow>> looks = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                String actor = "inspector." + i;
                looks.add(threads.submit(() -> store.keep(look(actor, "A-1"))));
                if (i == 200) {
                    looks.getFirst().get();
                    postgres.crash();
                }
            }
            threads.shutdown();
            assertThatThrownBy(() -> store.keep(look("inspector.late", "A-1"))).isInstanceOf(RuntimeException.class);
            postgres.start();

            assertThat(store.keep(look("inspector.after", "A-1")).read().actor())
                    .isEqualTo("inspector.after");
            Set<String> kept = store.find(ALL).stream().map(ReadRow::hash).collect(Collectors.toSet());
            assertThat(looks).anySatisfy(look -> assertThat(look.state()).isEqualTo(Future.State.SUCCESS));
            for (Future<ReadRow> look : looks) {
                if (look.state() == Future.State.SUCCESS) {
                    assertThat(kept).contains(look.resultNow().hash());
                }
            }
            assertThat(fault()).isEmpty();
        }
    }
}
