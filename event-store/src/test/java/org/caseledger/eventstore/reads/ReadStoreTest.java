package org.caseledger.eventstore.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.caseledger.eventstore.StoreFileException;
import org.caseledger.eventstore.reads.ReadRow.Read;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of a read ledger wherever it stands. */
abstract class ReadStoreTest {

    static final ReadSearch ALL = search(null, null, 1_000);

    final AtomicLong now = new AtomicLong(1_000);

    abstract ReadStore open();

    abstract ReadPlace place();

    /** A connection to the table that knows nothing of us. */
    abstract Connection connect() throws SQLException;

    /** The beginning of a statement that puts a row in the place of another. */
    abstract String replacing();

    /** The end of a statement that puts a row in the place of another. */
    abstract String replaced();

    /** The statement that removes a trigger. */
    abstract String dropping(String trigger);

    @Test
    void takes_over_the_rows_of_another_place_but_none_that_does_not_follow(@TempDir Path elsewhere) {
        List<ReadRow> rows;
        try (ReadStore other = ReadStore.open(elsewhere, Instant::now)) {
            rows = List.of(other.keep(look("inspector.one", "A-1")), other.keep(look("director.one", "A-2")));
        }
        try (ReadStore store = open()) {
            assertThatThrownBy(() -> store.takeOver(List.of(rows.getLast())))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("does not follow");
            assertThatThrownBy(() -> store.takeOver(List.of(rows.getFirst(), rows.getFirst())))
                    .isInstanceOf(IllegalArgumentException.class);
            store.takeOver(rows.subList(0, 1));
            store.takeOver(rows.subList(1, 2));
            now.set(Instant.now().toEpochMilli() + 1_000);

            ReadRow next = store.keep(look("inspector.one", "A-3"));

            assertThat(store.rows(0, 10)).containsExactly(rows.getFirst(), rows.getLast(), next);
            assertThat(fault()).isEmpty();
        }
    }

    @Test
    void is_copied_into_a_file_row_by_row(@TempDir Path elsewhere) throws SQLException {
        keepThree();

        ReadCopy.of(place(), elsewhere.resolve("copy"));

        try (ReadStore store = open();
                ReadStore copy = ReadStore.open(elsewhere.resolve("copy"), Instant::now)) {
            assertThat(copy.rows(0, 10)).hasSize(3).isEqualTo(store.rows(0, 10));
        }
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(dropping("reads_never_change"));
            statement.execute("UPDATE reads SET actor = 'nobody' WHERE seq = 1");
        }
        assertThatThrownBy(() -> ReadCopy.of(place(), elsewhere.resolve("changed")))
                .isInstanceOf(StoreFileException.class)
                .hasMessageContaining("was changed: row 1 ");
    }

    @Test
    void keeps_looks_in_order_after_it_was_closed_and_finds_them() {
        try (ReadStore store = open()) {
            assertThat(store.last()).isEmpty();
            store.keep(look("inspector.one", "A-1"));
            now.set(2_000);
            store.keep(look("director.one", "A-2"));
        }
        try (ReadStore store = open()) {
            now.set(3_000);
            store.keep(look("inspector.one", "A-2"));

            assertThat(store.find(ALL)).extracting(ReadRow::sequence).containsExactly(0L, 1L, 2L);
            assertThat(store.find(search("inspector.one", null, 10)))
                    .extracting(row -> row.read().auditId())
                    .containsExactly("A-1", "A-2");
            assertThat(store.find(search(null, "A-2", 1)))
                    .extracting(ReadRow::at)
                    .containsExactly(2_000L);
            assertThat(store.find(new ReadSearch(null, null, null, null, 2_000L, 3_000L, null, null, 9, false)))
                    .extracting(ReadRow::sequence)
                    .containsExactly(1L);
            assertThat(store.find(new ReadSearch(null, null, null, null, null, null, 0L, 2L, 9, true)))
                    .extracting(ReadRow::sequence)
                    .containsExactly(1L);
            assertThat(store.find(new ReadSearch(null, "E06000993", null, "C-1", null, null, null, null, 2, true)))
                    .extracting(ReadRow::sequence)
                    .containsExactly(2L, 1L);
            assertThat(fault()).isEmpty();
        }
    }

    @Test
    void chains_what_comes_from_many_at_once() throws Exception {
        try (ReadStore store = open();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> looks = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                String actor = "inspector." + i;
                looks.add(threads.submit(() -> store.keep(look(actor, "A-1"))));
            }
            for (Future<?> look : looks) {
                look.get();
            }

            assertThat(store.find(ALL)).hasSize(500);
            assertThat(fault()).isEmpty();
        }
    }

    @Test
    void lets_time_never_go_back() {
        try (ReadStore store = open()) {
            store.keep(look("inspector.one", "A-1"));
            now.set(500);

            assertThat(store.keep(look("inspector.one", "A-1")).at()).isEqualTo(1_000);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE reads SET actor = 'nobody' WHERE seq = 1",
                "DELETE FROM reads WHERE seq = 1",
                "DELETE FROM reads"
            })
    void refuses_to_change_or_remove_a_row(String sql) throws SQLException {
        keepThree();

        assertRefused(sql);
    }

    @Test
    void refuses_to_replace_a_row() throws SQLException {
        keepThree();

        assertRefused(
                replacing() + " INTO reads SELECT seq, at, 'nobody', role, kind, authority, audit_id, subject, asked,"
                        + " purpose, status, hash FROM reads WHERE seq = 1" + replaced());
    }

    final void assertRefused(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("reads are");
        }
    }

    @Test
    void keeps_what_no_database_can_as_what_it_can() {
        try (ReadStore store = open()) {
            store.keep(look("inspector.\0one", "A-\uD800"));

            assertThat(store.find(ALL)).extracting(row -> row.read().actor()).containsExactly("inspector.\uFFFDone");
            assertThat(fault()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE reads SET actor = 'nobody' WHERE seq = 1",
                "UPDATE reads SET purpose = NULL WHERE seq = 1",
                "UPDATE reads SET at = at + 1 WHERE seq = 2",
                "DELETE FROM reads WHERE seq = 1",
                "DELETE FROM reads WHERE seq = 0"
            })
    void is_not_opened_once_somebody_did_so_all_the_same(String sql) throws SQLException {
        keepThree();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(dropping("reads_never_change"));
            statement.execute(dropping("reads_never_go"));
            statement.execute(sql);
        }

        assertThatThrownBy(this::open).isInstanceOf(StoreFileException.class).hasMessageContaining("was changed: row");
    }

    final void keepThree() {
        try (ReadStore store = open()) {
            for (int i = 0; i < 3; i++) {
                store.keep(look("inspector.one", "A-" + i));
            }
        }
    }

    @Test
    void tells_whether_a_row_is_still_the_one_that_somebody_noted() {
        keepThree();

        try (ReadChain chain = ReadChain.open(place())) {
            String newest = chain.newest();
            assertThat(newest).startsWith("2:");
            assertThat(chain.holds(newest)).isTrue();
            assertThat(chain.holds("1" + newest.substring(1))).isFalse();
            assertThat(chain.holds("3" + newest.substring(1))).isFalse();
        }
    }

    final Optional<String> fault() {
        try (ReadChain chain = ReadChain.open(place())) {
            return chain.fault(checked -> assertThat(checked).isPositive());
        }
    }

    static Read look(String actor, String audit) {
        return new Read(
                actor,
                "INSPECTOR",
                "HISTORY",
                "E06000993",
                audit,
                "C-1",
                "/api/v1/audits/" + audit + "/history",
                "inspection",
                200);
    }

    private static ReadSearch search(@Nullable String actor, @Nullable String audit, int limit) {
        return new ReadSearch(actor, null, audit, null, null, null, null, null, limit, false);
    }
}
