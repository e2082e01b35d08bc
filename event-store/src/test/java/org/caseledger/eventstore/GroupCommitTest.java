package org.caseledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A group commit")
class GroupCommitTest {
    @TempDir
    Path folder;

    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private GroupCommit<Notes> group;

    /** Notes with a unique text; a note that answers one that is not there is refused by the commit, not before. */
    private record Notes(Connection connection, AtomicInteger commits) implements WriteSession {
        boolean add(String text) throws SQLException {
            return run("INSERT INTO notes (text) VALUES ('" + text + "')");
        }

        boolean answerNothing() throws SQLException {
            return run("INSERT INTO notes (text, answers) VALUES ('answer', 4711)");
        }

        boolean run(String sql) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
                return true;
            }
        }

        @Override
        public void committed() {
            commits.incrementAndGet();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    @BeforeEach
    void open() throws SQLException {
        SqliteFile file = new SqliteFile(folder.resolve("notes.db"), 4711, 1, List.of("""
                        CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT UNIQUE,
                          answers INTEGER REFERENCES notes (id) DEFERRABLE INITIALLY DEFERRED)"""));
        group = new GroupCommit<>("notes", 10, "BEGIN IMMEDIATE", () -> {
            opened.incrementAndGet();
            Notes notes = new Notes(file.openWriter(), commits);
            notes.run("PRAGMA foreign_keys=ON");
            return notes;
        });
    }

    @AfterEach
    void close() {
        group.close();
        threads.close();
    }

    @Test
    void returns_the_works_result_after_the_commit() throws Exception {
        boolean added = group.submit(1, notes -> notes.add("one"));

        assertThat(added).isTrue();

        assertThat(commits).hasValue(1);
    }

    @Test
    void takes_what_waits_up_to_its_weight() throws Exception {
        List<Future<?>> calls = together(25, "n", (notes, text) -> notes.add(text));

        for (Future<?> call : calls) {
            call.get();
        }
        assertThat(commits).as("the first alone, then 10, 10 and 4").hasValue(4);
    }

    @Test
    void undoes_a_call_that_fails_alone() throws Exception {
        List<Future<?>> calls = together(6, "n", (notes, text) -> switch (text) {
            case "n2" -> notes.add("n2") && notes.add("n1");
            case "n4" -> {
                notes.add("n4");
                throw new IllegalArgumentException("a test's");
            }
            default -> notes.add(text);
        });

        assertThatThrownBy(() -> calls.get(2).get()).cause().isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> calls.get(4).get()).cause().isInstanceOf(IllegalArgumentException.class);
        for (int stored : List.of(0, 1, 3, 5)) {
            calls.get(stored).get();
        }
        assertThat(commits).as("the first alone, the others in one").hasValue(2);
        assertThat(opened).hasValue(1);
        group.submit(1, notes -> notes.add("n2"));
        group.submit(1, notes -> notes.add("n4"));
    }

    @Test
    void fails_every_call_when_the_commit_itself_fails_and_goes_on() throws Exception {
        List<Future<?>> calls =
                together(4, "n", (notes, text) -> text.equals("n3") ? notes.answerNothing() : notes.add(text));

        calls.getFirst().get();
        assertThat(calls.subList(1, 4))
                .allSatisfy(call -> assertThatThrownBy(call::get)
                        .isInstanceOf(ExecutionException.class)
                        .cause()
                        .isInstanceOf(GroupCommitException.class)
                        .hasMessage("nothing was stored: the commit failed with SQLITE_CONSTRAINT_FOREIGNKEY"));
        assertThat(opened).as("it starts afresh").hasValue(1);
        for (int i = 1; i < 4; i++) {
            String text = "n" + i;
            group.submit(1, notes -> notes.add(text));
        }
        assertThat(opened).hasValue(2);
        assertThatThrownBy(() -> group.submit(1, notes -> notes.add("n0"))).isInstanceOf(SQLException.class);
    }

    @Test
    void fails_clearly_when_the_file_may_not_grow_and_works_when_it_may() throws Exception {
        group.submit(1, notes -> notes.run("PRAGMA max_page_count=1"));

        assertThatThrownBy(() -> group.submit(1, notes -> notes.add("x".repeat(100_000))))
                .isInstanceOf(GroupCommitException.class)
                .hasMessage("nothing was stored: the commit failed with SQLITE_FULL");
        boolean added = group.submit(1, notes -> notes.add("x".repeat(100_000)));
        assertThat(added).isTrue();
    }

    @Test
    void stores_what_waits_before_it_closes_and_then_refuses() throws Exception {
        List<Future<?>> calls = together(30, "n", (notes, text) -> notes.add(text));
        group.close();

        for (Future<?> call : calls) {
            call.get();
        }
        assertThatThrownBy(() -> group.submit(1, notes -> notes.add("late")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the store is closed");
    }

    @Test
    void needs_weights_of_one_or_more() {
        assertThatThrownBy(() -> group.submit(0, notes -> true)).isInstanceOf(IllegalArgumentException.class);
    }

    @FunctionalInterface
    private interface Adding {
        boolean add(Notes notes, String text) throws SQLException;
    }

    /** Holds the writer in a first call until all others wait, in order, so that they come in as few groups as may be. */
    private List<Future<?>> together(int calls, String prefix, Adding adding) {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        List<Future<?>> futures = new ArrayList<>();
        futures.add(threads.submit(() -> group.submit(10, notes -> {
            begun.countDown();
            Waiting.uninterruptibly(release);
            return adding.add(notes, prefix + 0);
        })));
        Waiting.uninterruptibly(begun);
        for (int i = 1; i < calls; i++) {
            int number = i;
            futures.add(threads.submit(() -> group.submit(1, notes -> adding.add(notes, prefix + number))));
            Waiting.until(() -> group.waiting() == number);
        }
        release.countDown();
        return futures;
    }
}
