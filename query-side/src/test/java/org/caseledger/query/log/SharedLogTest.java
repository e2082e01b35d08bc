package org.caseledger.query.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.caseledger.query.log.LogStore.SignedCheckpoint;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("A transparency log that nodes share")
class SharedLogTest {

    private static final LogKey KEY = LogKey.make("ledger.example", new SecureRandom());
    private static final int ROUNDS = 200;

    private final MemoryLogStore store = new MemoryLogStore(true);
    private final MemoryLeaves leaves = MemoryLeaves.of(600);
    private final TestLease ofFirst = new TestLease(true);
    private final TestLease ofSecond = new TestLease(false);
    private final TransparencyLog first = new TransparencyLog(leaves, store, KEY, ofFirst);
    private final TransparencyLog second = new TransparencyLog(leaves, store, KEY, ofSecond);

    @Test
    void is_signed_by_the_holder_of_the_lease_and_the_same_from_any_node() {
        assertThat(second.follow()).isFalse();
        assertThat(second.checkpoint()).isEmpty();
        assertThat(second.tile(new Tile(0, 0), 256)).isEmpty();

        first.follow();
        second.follow();
        leaves.grow(10);
        second.follow();

        assertThat(second.checkpoint()).isPresent().isEqualTo(first.checkpoint());
        assertThat(second.tile(new Tile(0, 2), 88))
                .hasValueSatisfying(tile -> assertThat(tile)
                        .isEqualTo(first.tile(new Tile(0, 2), 88).orElseThrow()));
        assertThat(second.entries(2, 88)).isPresent();
        assertThat(second.entries(2, 89)).isEmpty();
    }

    @Test
    void goes_on_at_another_node_where_the_holder_stopped() {
        first.follow();
        ofFirst.set(false);
        leaves.grow(100);
        first.follow();
        assertThat(first.signedSize()).isEqualTo(600);

        ofSecond.set(true);
        second.follow();
        first.follow();

        assertThat(second.checkpoint().orElseThrow()).contains("\n700\n" + Rfc6962.root(leaves.all) + "\n");
        assertThat(first.checkpoint()).isEqualTo(second.checkpoint());
    }

    /** A process that was stopped as it signed, and signs when it goes on. */
    @Test
    void keeps_nothing_from_who_signs_after_another() {
        first.follow();
        SignedCheckpoint late =
                new SignedCheckpoint(601, KEY.sign(new Checkpoint(KEY.name(), 601, Hash.OF_NOTHING).text()));
        leaves.grow(5);
        ofSecond.set(true);
        second.follow();

        assertThat(store.keep(late, 600)).isFalse();
        assertThat(store.of(601)).isEmpty();
    }

    @Test
    void is_one_history_though_two_sign_without_asking_each_other() throws InterruptedException {
        ofSecond.set(true);
        MemoryLeaves same = MemoryLeaves.of(600);
        TransparencyLog rival = new TransparencyLog(same, store, KEY, ofSecond);
        List<Thread> signers = Stream.of(grows(first, leaves), grows(rival, same))
                .map(task -> Thread.ofPlatform().start(task))
                .toList();
        for (Thread signer : signers) {
            signer.join();
        }
        first.follow();
        rival.follow();

        assertThat(first.checkpoint()).isEqualTo(rival.checkpoint());
        assertThat(first.signedSize()).isEqualTo(600 + ROUNDS);
        Tree tree = new Tree(new MemoryLogStore());
        leaves.all.forEach(leaf -> tree.append(Hash.ofLeaf(leaf)));
        for (long size = 600; size <= 600 + ROUNDS; size++) {
            long at = size;
            store.of(size)
                    .ifPresent(kept ->
                            assertThat(Checkpoint.of(kept.note()).root()).isEqualTo(tree.root(at)));
        }
    }

    private static Runnable grows(TransparencyLog log, MemoryLeaves its) {
        return () -> {
            for (int round = 0; round < ROUNDS; round++) {
                its.grow(1);
                log.follow();
            }
        };
    }

    @Test
    @Timeout(60)
    void is_left_by_a_node_whose_ledger_was_changed() throws InterruptedException {
        first.follow();
        MemoryLeaves changed = MemoryLeaves.of(600);
        changed.all.set(590, "another event".getBytes(UTF_8));
        TestLease lease = new TestLease(true);
        TransparencyLog bad = new TransparencyLog(changed, store, KEY, lease);
        LogFollower follower = new LogFollower(bad);

        follower.start();
        while (!follower.hasStopped()) {
            Thread.onSpinWait();
        }
        follower.stop();

        assertThat(lease.isHeld()).as("others may sign").isFalse();
        assertThat(bad.checkpoint()).as("shown to anybody").isEmpty();
        assertThatThrownBy(bad::follow).isInstanceOf(LogConflictException.class);
    }

    @Test
    void waits_at_a_node_that_its_events_have_not_reached() {
        MemoryLeaves slow = MemoryLeaves.of(300);
        TransparencyLog behind = new TransparencyLog(slow, store, KEY, ofSecond);
        first.follow();

        assertThat(behind.follow()).isFalse();
        assertThat(behind.isBehind()).isTrue();
        assertThat(behind.checkpoint()).isEmpty();
        slow.grow(300);
        behind.follow();

        assertThat(behind.isBehind()).isFalse();
        assertThat(behind.checkpoint()).isEqualTo(first.checkpoint());
    }

    @Test
    void shows_at_every_node_what_witnesses_put_under_it() {
        first.follow();
        second.follow();
        first.cosigned(600, "\u2014 w one\n");
        second.follow();

        assertThat(second.checkpoint()).isEqualTo(first.checkpoint());
        assertThat(second.checkpoint().orElseThrow()).endsWith("\u2014 w one\n");
    }
}
