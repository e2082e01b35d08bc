package org.caseledger.eventstore.axonserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.LedgerMismatchException;
import org.caseledger.eventstore.LedgerUnavailableException;
import org.caseledger.eventstore.SqliteLedger;
import org.caseledger.eventstore.StoreFileException;
import org.caseledger.eventstore.StoredEvent;
import org.caseledger.eventstore.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A mirror")
class MirrorTest {

    @TempDir
    Path folder;

    private final Serializer serializer = Jackson3Serializer.builder().build();
    private final FakeFeed feed = new FakeFeed();
    private LedgerEngine copy;
    private Mirror mirror;

    @BeforeEach
    void open() {
        copy = SqliteLedger.openMirror(folder, serializer, NoOpEventUpcaster.INSTANCE, Clock.systemUTC());
        mirror = new Mirror(feed, copy);
    }

    @AfterEach
    void close() {
        mirror.close();
        copy.close();
    }

    private void catchUp() throws InterruptedException {
        mirror.catchUp(position -> {});
    }

    private List<StoredEvent> copied() {
        return copy.readStored(0, 10_000);
    }

    @Test
    void holds_the_events_as_they_came_and_times_that_never_go_back() throws Exception {
        feed.add(1_000).add(3_000).add(2_000).add(4_000);

        catchUp();

        assertThat(copied()).extracting(StoredEvent::position).containsExactly(0L, 1L, 2L, 3L);
        assertThat(copied()).extracting(StoredEvent::id).containsExactly("id-0", "id-1", "id-2", "id-3");
        assertThat(copied()).extracting(StoredEvent::recordedAt).containsExactly(1_000L, 3_000L, 3_000L, 4_000L);
        StoredEvent third = copied().get(2);
        assertThat(third.type()).isEqualTo("Noted");
        assertThat(third.revision()).isEqualTo("1");
        assertThat(third.aggregateId()).isEqualTo("audit:id-2");
        assertThat(third.payload()).asString().isEqualTo("{\"text\":\"Ä\"}");
    }

    @Test
    void of_an_empty_ledger_is_empty() throws Exception {
        catchUp();

        assertThat(copy.headPosition()).isEqualTo(-1);
    }

    @Test
    void tells_how_far_it_has_come_and_takes_more_than_a_batch() throws Exception {
        for (int i = 0; i < 2_500; i++) {
            feed.add(i);
        }
        List<Long> told = new ArrayList<>();

        mirror.catchUp(told::add);

        assertThat(told).containsExactly(999L, 1_999L, 2_499L);
    }

    @Test
    void follows_what_comes_later() throws Exception {
        feed.add(1);
        catchUp();

        mirror.follow();
        feed.add(2).add(3);

        Waiting.until(() -> copy.headPosition() == 2);
    }

    @Test
    void goes_on_by_itself_when_the_feed_comes_back() throws Exception {
        feed.add(1);
        catchUp();
        mirror.follow();
        feed.goDown();
        feed.add(2);
        assertThatThrownBy(this::catchUp).isInstanceOf(LedgerUnavailableException.class);

        feed.comeBack();

        Waiting.until(() -> copy.headPosition() == 1);
        mirror.requireSame();
    }

    @Test
    void goes_on_where_it_was_after_a_start() throws Exception {
        feed.add(1).add(5);
        catchUp();
        close();
        feed.add(2);

        open();
        catchUp();

        assertThat(copied()).extracting(StoredEvent::recordedAt).containsExactly(1L, 5L, 5L);
    }

    @Test
    void refuses_a_gap() {
        feed.add(1).add(FakeFeed.event(2, "too-far", 2));

        assertThatThrownBy(this::catchUp)
                .isInstanceOf(LedgerMismatchException.class)
                .hasMessageContaining("position 2 where 1 follows");
        assertThat(copy.headPosition()).isEqualTo(-1);
    }

    @Test
    void refuses_a_ledger_with_another_first_event() throws Exception {
        feed.add(1).add(2);
        catchUp();
        FakeFeed other = new FakeFeed().add(FakeFeed.event(0, "other", 1)).add(2);

        assertThatThrownBy(() -> new Mirror(other, copy).catchUp(position -> {}))
                .isInstanceOf(LedgerMismatchException.class)
                .hasMessageContaining("another event at position 0", "--data");
    }

    @Test
    void refuses_a_ledger_that_parted_from_it() throws Exception {
        feed.add(1).add(2);
        catchUp();
        FakeFeed parted =
                new FakeFeed().add(1).add(FakeFeed.event(1, "other", 2)).add(3);

        assertThatThrownBy(() -> new Mirror(parted, copy).catchUp(position -> {}))
                .isInstanceOf(LedgerMismatchException.class)
                .hasMessageContaining("another event at position 1");
    }

    @Test
    void refuses_a_ledger_that_lost_what_it_had() throws Exception {
        feed.add(1).add(2);
        catchUp();
        FakeFeed shorter = new FakeFeed().add(1);

        assertThatThrownBy(() -> new Mirror(shorter, copy).catchUp(position -> {}))
                .isInstanceOf(LedgerMismatchException.class)
                .hasMessageContaining("ends at position 0", "position 1", "keep the folder mirror");
    }

    @Test
    void that_meets_another_ledger_while_it_follows_says_so_from_then_on() throws Exception {
        feed.add(1);
        catchUp();
        mirror.follow();

        feed.add(FakeFeed.event(7, "gap", 2));

        Waiting.until(() -> refused(mirror));
        assertThat(copy.headPosition()).isZero();
    }

    private static boolean refused(Mirror mirror) {
        try {
            mirror.requireSame();
            return false;
        } catch (LedgerMismatchException e) {
            return true;
        }
    }

    @Test
    void is_a_ledger_that_can_be_read_by_itself() throws Exception {
        feed.add(1).add(2);
        catchUp();
        close();

        try (LedgerEngine alone = SqliteLedger.open(folder.resolve("mirror"), serializer)) {
            assertThat(alone.readStored(0, 10)).extracting(StoredEvent::id).containsExactly("id-0", "id-1");
        }
    }

    @Test
    void stands_in_no_folder_that_holds_a_ledger_of_its_own_nor_the_other_way_round(@TempDir Path own) {
        SqliteLedger.open(own, serializer).close();

        assertThatThrownBy(
                        () -> SqliteLedger.openMirror(own, serializer, NoOpEventUpcaster.INSTANCE, Clock.systemUTC()))
                .isInstanceOf(StoreFileException.class)
                .hasMessageContaining(own.toString(), "--data");
        assertThatThrownBy(() -> SqliteLedger.open(folder, serializer))
                .isInstanceOf(StoreFileException.class)
                .hasMessageContaining("Axon Server", folder.resolve("mirror").toString());
        assertThat(folder.resolve("ledger.db")).doesNotExist();
        assertThat(Files.exists(folder.resolve("mirror").resolve("ledger.db"))).isTrue();
    }
}
