package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.caseledger.events.Lease;
import org.caseledger.events.RegisterEvent.TeamMentioned;
import org.caseledger.events.stored.LedgerSerializer;
import org.caseledger.eventstore.Database;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.SqliteLedger;
import org.caseledger.eventstore.TemporaryPostgres;
import org.caseledger.eventstore.log.PostgresLog;
import org.caseledger.eventstore.log.StoredLog;
import org.caseledger.query.log.LogFollower;
import org.caseledger.query.log.LogKey;
import org.caseledger.query.log.TransparencyLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes of one process, each with its own connections, over one ledger and one PostgreSQL. */
@DisplayName("A transparency log in PostgreSQL")
class SharedLogTest {

    @TempDir
    private Path folder;

    private final TemporaryPostgres postgres = TemporaryPostgres.startOrSkip();
    private final Database database = PostgresLog.on(postgres.server());
    private final List<Node> nodes = new ArrayList<>();
    private final LogKey key = LogKey.make("ledger.example", new SecureRandom());
    private LedgerEngine ledger;
    private int teams;

    @BeforeEach
    void openLedger() {
        ledger = SqliteLedger.open(folder.resolve("ledger"), new LedgerSerializer());
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (Node node : nodes) {
            node.stop();
        }
        ledger.close();
        postgres.close();
    }

    private record Node(
            NodeLeases leases, Lease lease, StoredLog tables, KeptLog kept, TransparencyLog log, LogFollower follower) {

        void stop() throws InterruptedException {
            leases.close();
            follower.stop();
            kept.close();
            tables.close();
        }

        String checkpoint() {
            return log.checkpoint().orElse("");
        }
    }

    private Node node() {
        NodeLeases leases = new NodeLeases(Optional.of(database));
        Lease lease = leases.of("transparency-log");
        StoredLog tables = PostgresLog.open(database);
        KeptLog kept = KeptLog.of(tables, Optional.of(database), folder.resolve("keys-" + nodes.size()), key.name());
        TransparencyLog log = new TransparencyLog(new LedgerLeaves(ledger), kept, key, lease);
        Node node = new Node(leases, lease, tables, kept, log, new LogFollower(log));
        node.follower().start();
        nodes.add(node);
        return node;
    }

    private void append(int count) {
        for (int i = 0; i < count; i++) {
            TeamMentioned event = new TeamMentioned(
                    "E06000995", "T-" + teams, null, "Children's Social Care", LocalDate.of(2026, 11, 21));
            ledger.appendEvents(List.of(new GenericDomainEventMessage<>(
                    "team",
                    "team:" + teams++,
                    0,
                    event,
                    MetaData.with("actor", "qa.lead").and("role", "QA_LEAD"))));
        }
    }

    private static void untilBothShow(Node one, Node other, long size) {
        Waiting.until(one::checkpoint, note -> note.contains("\n" + size + "\n"));
        Waiting.until(other::checkpoint, note -> note.equals(one.checkpoint()));
    }

    @Test
    void is_the_same_at_both_nodes_and_goes_on_when_the_one_that_signs_ends() throws InterruptedException {
        Node first = node();
        Waiting.until(first.lease()::isHeld, held -> held);
        Node second = node();
        append(300);
        untilBothShow(first, second, 300);
        assertThat(second.lease().isHeld()).isFalse();
        assertThat(new PromisedCheckpoint(folder.resolve("keys-1")).read(key.name()))
                .as("what the second has promised")
                .isEmpty();

        first.log().cosigned(300, "\u2014 w line\n");
        Waiting.until(second::checkpoint, note -> note.endsWith("\u2014 w line\n"));
        nodes.removeFirst().stop();
        append(10);

        Waiting.until(second::checkpoint, note -> note.contains("\n310\n"));
        assertThat(second.log().consistency(300, 310)).isNotEmpty();
        assertThat(new PromisedCheckpoint(folder.resolve("keys-1")).read(key.name()))
                .isPresent();
    }

    @Test
    void goes_on_when_its_database_is_back_after_a_crash() {
        Node first = node();
        Node second = node();
        append(10);
        untilBothShow(first, second, 10);
        postgres.crash();
        append(5);
        postgres.start();

        untilBothShow(first, second, 15);
    }

    @Test
    void is_signed_with_one_key_by_all_nodes() {
        SharedLogKey first = key("first");
        LogKey agreed = first.agreed(() -> key);
        assertThat(first.agreed(() -> key).verifierKey()).isEqualTo(agreed.verifierKey());

        assertThatThrownBy(() -> key("second").agreed(() -> key))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("this node has no key");
        new LogKeyFiles(folder.resolve("second")).currentOr(() -> LogKey.make("ledger.example", new SecureRandom()));
        assertThatThrownBy(() -> key("second").agreed(() -> key))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is not the key of the transparency log");
    }

    @Test
    void has_a_new_key_from_the_node_on_which_it_was_rotated() {
        LogKey old = key("first").agreed(() -> key);
        new LogKeyFiles(folder.resolve("second")).currentOr(() -> old);
        LogKey next = new LogKeyFiles(folder.resolve("second")).rotate(old, new SecureRandom());
        Node running = node();
        Waiting.until(running.lease()::isHeld, held -> held);
        assertThatThrownBy(() -> key("second").agreed(() -> key)).hasMessageContaining("stop all servers");
        running.leases().close();

        assertThat(key("second").agreed(() -> key).verifierKey()).isEqualTo(next.verifierKey());
        assertThat(key("second").verifierKeys()).containsExactly(next.verifierKey(), old.verifierKey());
        assertThatThrownBy(() -> key("first").agreed(() -> key))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("has a newer key than this node");
    }

    private SharedLogKey key(String node) {
        return new SharedLogKey(database, new LogKeyFiles(folder.resolve(node)));
    }
}
