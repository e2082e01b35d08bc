package org.caseledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("A lease")
class PostgresLeasesTest {

    @AutoClose
    private static TemporaryPostgres postgres;

    private final List<PostgresLeases> nodes = new ArrayList<>();

    @BeforeAll
    static void start() {
        postgres = TemporaryPostgres.startOrSkip();
    }

    @AfterEach
    void stopNodes() {
        nodes.forEach(PostgresLeases::close);
    }

    private static Database database() {
        return new PostgresDatabase(postgres.server(), "leases", 1, List.of());
    }

    private PostgresLeases node() {
        PostgresLeases node = new PostgresLeases(database());
        nodes.add(node);
        return node;
    }

    @Test
    void is_held_by_one_node_and_goes_to_another_when_it_ends() {
        PostgresLeases first = node();
        PostgresLease ofFirst = first.of("sign");
        Waiting.until(ofFirst::isHeld);
        AtomicInteger told = new AtomicInteger();
        PostgresLease ofSecond = node().of("sign");
        ofSecond.onChange(told::incrementAndGet);
        PostgresLease another = nodes.getLast().of("remind");
        Waiting.until(another::isHeld);
        assertThat(ofSecond.isHeld()).isFalse();
        assertThat(told).hasValue(0);

        first.close();

        assertThat(ofFirst.isHeld()).isFalse();
        Waiting.until(ofSecond::isHeld);
        Waiting.until(() -> told.get() == 1);
    }

    @Test
    void is_left_to_others_by_who_gives_it_up() {
        PostgresLease ofFirst = node().of("sign");
        Waiting.until(ofFirst::isHeld);
        PostgresLease ofSecond = node().of("sign");

        ofFirst.giveUp();

        assertThat(ofFirst.isHeld()).isFalse();
        Waiting.until(ofSecond::isHeld);
    }

    @Test
    void is_lost_with_the_server_and_held_by_one_again_when_it_is_back() {
        List<PostgresLease> both = List.of(node().of("sign"), node().of("sign"));
        Waiting.until(() -> holders(both) == 1);
        AtomicInteger told = new AtomicInteger();
        both.forEach(lease -> lease.onChange(told::incrementAndGet));

        postgres.crash();
        try {
            Waiting.until(() -> holders(both) == 0);
        } finally {
            postgres.start();
        }

        Waiting.until(() -> holders(both) == 1);
        Waiting.until(() -> told.get() >= 2);
    }

    private static long holders(List<PostgresLease> leases) {
        return leases.stream().filter(PostgresLease::isHeld).count();
    }

    @Test
    void says_whether_any_node_runs() {
        List<String> done = new ArrayList<>();
        Waiting.until(() -> runsAlone(() -> done.add("alone")));
        Waiting.until(node().of("sign")::isHeld);

        assertThatThrownBy(() -> PostgresLeases.whileNoNodeRuns(database(), () -> done.add("beside a node")))
                .isInstanceOf(StoreFileException.class)
                .hasMessageContaining("stop all servers of this ledger first");
        assertThat(done).containsExactly("alone");
    }

    /** The server may not have noticed yet that a process of before has ended. */
    private static boolean runsAlone(Runnable action) {
        try {
            PostgresLeases.whileNoNodeRuns(database(), action);
            return true;
        } catch (StoreFileException another) {
            return false;
        }
    }

    /** The session of a stopped process asks no more; the process itself, when it goes on, believes nothing of before. */
    @Test
    @Timeout(60)
    void of_a_stopped_process_goes_to_another() throws Exception {
        try (HeldElsewhere stopped = HeldElsewhere.start(postgres.port())) {
            assertThat(stopped.next()).isEqualTo("held");
            PostgresLease here = node().of("sign");
            stopped.signal("STOP");
            Waiting.until(here::isHeld);
            stopped.signal("CONT");

            assertThat(stopped.next()).isEqualTo("lost");
            assertThat(here.isHeld()).isTrue();
        }
    }
}
