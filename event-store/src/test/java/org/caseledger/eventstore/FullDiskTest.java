package org.caseledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.caseledger.eventstore.Events.event;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A full disk")
class FullDiskTest {
    private static final String TEXT = "x".repeat(20_000);

    @TempDir
    Path folder;

    @Test
    void fails_appends_clearly_loses_none_that_was_acknowledged_and_is_over_when_there_is_room() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), "6m")) {
            Path ballast = Files.write(disk.path().resolve("ballast"), new byte[2_000_000]);
            List<Integer> stored = new ArrayList<>();
            try (var engine = SqliteLedger.open(disk.path(), Events.serializer())) {
                fill(engine, stored);
                assertStored(engine, stored);

                Files.delete(ballast);
                engine.appendEvents(event("after", 0, TEXT));
                engine.appendEvents(event("after", 1, TEXT));
            }
            try (var engine = SqliteLedger.open(disk.path(), Events.serializer())) {
                assertStored(engine, stored);
                assertThat(Events.texts(engine, "after")).hasSize(2);
                assertThat(engine.headPosition()).isEqualTo(stored.size() + 1);
            }
        }
    }

    /** Appends from eight threads, in rounds, until nothing goes in any more. */
    private static void fill(LedgerEngine engine, List<Integer> stored) throws Exception {
        boolean full = false;
        for (int round = 0; !full; round++) {
            assertThat(round).as("the disk is small").isLessThan(1_000);
            List<Integer> numbers =
                    IntStream.range(round * 8, round * 8 + 8).boxed().toList();
            List<Future<?>> appends = new ArrayList<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int number : numbers) {
                    appends.add(threads.submit(() -> engine.appendEvents(event("audit-" + number, 0, TEXT))));
                }
            }
            full = true;
            for (int i = 0; i < 8; i++) {
                if (appends.get(i).state() == Future.State.SUCCESS) {
                    stored.add(numbers.get(i));
                    full = false;
                } else {
                    assertThat(appends.get(i).exceptionNow())
                            .isInstanceOf(EventStoreException.class)
                            .hasMessage("the events of aggregate audit-" + numbers.get(i)
                                    + " from sequence 0 were not stored")
                            .cause()
                            .isInstanceOf(GroupCommitException.class)
                            .hasMessageMatching("nothing was stored: the commit failed with SQLITE_(FULL|IOERR_\\w+)");
                }
            }
        }
    }

    private static void assertStored(LedgerEngine engine, List<Integer> stored) {
        List<StoredEvent> events = engine.readStored(0, 10_000);
        assertThat(events)
                .extracting(StoredEvent::aggregateId)
                .filteredOn(id -> id.startsWith("audit-"))
                .containsExactlyInAnyOrderElementsOf(
                        stored.stream().map(number -> "audit-" + number).toList());
        assertThat(IntStream.range(0, events.size()))
                .allMatch(i -> events.get(i).position() == i);
        assertThat(catchThrowable(() -> engine.readEvents("audit-0").next())).isNull();
    }
}
