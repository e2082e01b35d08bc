package org.caseledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Nodes of one process, each with a session of its own. */
@DisplayName("The shares of a task")
class PostgresSharesTest {

    private static final int SHARES = 4;
    private static final Duration OFTEN = Duration.ofMillis(50);

    @AutoClose
    private static TemporaryPostgres postgres;

    private final List<Node> nodes = new ArrayList<>();

    /** A node that gives up at once what another is to have. */
    private record Node(PostgresLeases leases, PostgresShares shares) {

        List<PostgresLease> all() {
            return IntStream.range(0, SHARES).mapToObj(shares::share).toList();
        }

        int held() {
            return (int) all().stream().filter(PostgresLease::isHeld).count();
        }

        int wanted() {
            return (int) all().stream().filter(PostgresLease::isWanted).count();
        }

        Node gives() {
            all().forEach(share -> share.onChange(() -> {
                if (share.isWanted()) {
                    share.giveUp();
                }
            }));
            return this;
        }

        Node joins() {
            shares.join();
            return this;
        }
    }

    @BeforeAll
    static void start() {
        postgres = TemporaryPostgres.startOrSkip();
    }

    @AfterEach
    void stopNodes() {
        nodes.forEach(node -> node.leases().close());
    }

    private Node node() {
        PostgresLeases leases =
                new PostgresLeases(new PostgresDatabase(postgres.server(), "leases", 1, List.of()), OFTEN);
        Node node = new Node(leases, leases.shares("documents", SHARES));
        nodes.add(node);
        return node;
    }

    private static void ends(Node node) {
        node.leases().close();
        assertThat(node.held()).isZero();
    }

    private void untilHeld(Integer... most) {
        Waiting.until(() -> nodes.stream()
                .map(Node::held)
                .filter(held -> held > 0)
                .sorted((one, other) -> other - one)
                .toList()
                .equals(List.of(most)));
        assertThat(holders()).as("of each").containsOnly(1);
    }

    private List<Integer> holders() {
        return IntStream.range(0, SHARES)
                .mapToObj(number -> (int) nodes.stream()
                        .filter(node -> node.shares().share(number).isHeld())
                        .count())
                .toList();
    }

    @Test
    void are_dealt_out_evenly_as_nodes_come_and_go() {
        Node first = node().gives().joins();
        untilHeld(4);
        Node second = node().gives().joins();
        untilHeld(2, 2);
        Node third = node().gives().joins();
        untilHeld(2, 1, 1);
        ends(second);
        untilHeld(2, 2);
        ends(first);
        untilHeld(4);
        assertThat(third.held()).isEqualTo(SHARES);
    }

    @Test
    void are_dealt_out_evenly_to_nodes_that_start_together() {
        IntStream.range(0, 3).mapToObj(each -> node().gives()).forEach(Node::joins);

        untilHeld(2, 1, 1);
    }

    @Test
    void stay_with_their_holder_until_it_gives_them_up() {
        Node holder = node().joins();
        untilHeld(4);
        AtomicInteger told = new AtomicInteger();
        holder.all().forEach(share -> share.onChange(told::incrementAndGet));
        Node other = node().joins();

        Waiting.until(() -> told.get() == 2);
        assertThat(holder.wanted()).isEqualTo(2);
        assertThat(holder.held()).isEqualTo(SHARES);
        assertThat(other.held()).isZero();

        holder.all().stream().filter(PostgresLease::isWanted).forEach(PostgresLease::giveUp);
        untilHeld(2, 2);
        assertThat(holder.wanted()).isZero();
    }

    @Test
    void are_kept_where_the_node_that_was_to_have_them_has_gone() {
        Node holder = node().joins();
        untilHeld(4);
        Node other = node().joins();
        Waiting.until(() -> holder.wanted() == 2);

        ends(other);

        Waiting.until(() -> holder.wanted() == 0);
        assertThat(holder.held()).isEqualTo(SHARES);
    }

    @Test
    void are_dealt_to_none_that_does_not_take_part() {
        Node idle = node().gives();
        node().gives().joins();
        untilHeld(4);
        assertThat(idle.held()).isZero();

        idle.joins();
        untilHeld(2, 2);
    }

    /** As those of an earlier version are, which took what was free. */
    @Test
    void are_left_to_a_node_that_holds_one_without_taking_part() {
        Node earlier = node();
        List<PostgresLease> its =
                List.of(earlier.leases().of("documents-0"), earlier.leases().of("documents-1"));
        Waiting.until(() -> its.stream().allMatch(PostgresLease::isHeld));
        Node later = node().gives().joins();
        Waiting.until(() -> later.held() == 2);
        assertThat(its).allMatch(PostgresLease::isHeld);

        ends(earlier);

        Waiting.until(() -> later.held() == SHARES);
    }

    @Test
    void are_lost_with_the_server_and_dealt_out_again_when_it_is_back() {
        node().gives().joins();
        node().gives().joins();
        untilHeld(2, 2);

        postgres.crash();
        try {
            Waiting.until(() -> nodes.stream().allMatch(node -> node.held() == 0));
        } finally {
            postgres.start();
        }

        untilHeld(2, 2);
    }
}
