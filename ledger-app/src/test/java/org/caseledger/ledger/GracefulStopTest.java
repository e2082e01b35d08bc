package org.caseledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.ledger.Body.allocation;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Order(24)
@DisplayName("A server that is asked to stop in the middle of its work")
class GracefulStopTest {

    private static final String HERE = "E06000990";
    private static final int CALLERS = 24;
    private static final int ENOUGH = 400;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(15);

    @TempDir
    Path folder;

    /** What became of each audit whose allocation was sent: true where it was acknowledged. */
    private final Map<String, Boolean> sent = new ConcurrentHashMap<>();

    private final Set<Integer> refusals = ConcurrentHashMap.newKeySet();

    @Test
    void has_done_all_that_it_acknowledged_and_nothing_twice_and_ends_well_and_soon() throws Exception {
        Path data = folder.resolve("data");
        try (LedgerProcess process = LedgerProcess.demo(data, 0);
                ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            URI address = process.address();
            CountDownLatch enough = new CountDownLatch(ENOUGH);
            for (int caller = 0; caller < CALLERS; caller++) {
                String name = "STOP-" + caller + "-";
                callers.execute(() -> work(address, name, enough));
            }
            try (EventStream stream = new Caller(address, "qa.lead").listen("/api/v1/views/completion/stream")) {
                stream.next();
                assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();

                long begun = System.nanoTime();
                int exit = process.stop();

                assertThat(exit).as(process.output()).isZero();
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONGEST_STOP);
                assertThat(stream.endsWell()).isTrue();
            }
            callers.shutdown();
            assertThat(callers.awaitTermination(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS))
                    .as("nobody waits in vain")
                    .isTrue();
            assertThat(process.output()).doesNotContain("ERROR");
        }
        assertThat(refusals).isSubsetOf(503);
        check(data);
    }

    /** Allocates audits until nobody answers. */
    private void work(URI address, String name, CountDownLatch enough) {
        Caller lead = new Caller(address, "qa.lead");
        try {
            for (int i = 0; ; i++) {
                String id = name + i;
                sent.put(id, false);
                Reply reply = lead.post("/api/v1/audits", allocation(HERE, id), "Idempotency-Key", id);
                if (reply.status() == 201) {
                    sent.put(id, true);
                    enough.countDown();
                } else {
                    refusals.add(reply.status());
                    return;
                }
            }
        } catch (UncheckedIOException ended) {
            // what was not answered is there once or not at all
        }
    }

    private void check(Path data) throws Exception {
        try (LedgerProcess process = LedgerProcess.demo(data, 0)) {
            Map<String, Long> stored = process.as("inspector.one")
                    .get("/api/v1/ledger/events")
                    .accepted()
                    .body()
                    .lines()
                    .map(Caller.JSON::readTree)
                    .filter(event -> event.path("type").asString("").equals("AuditAllocated"))
                    .map(event -> event.path("payload").path("auditId").asString(""))
                    .filter(id -> id.startsWith("STOP-"))
                    .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
            sent.forEach((id, acknowledged) ->
                    assertThat(stored.getOrDefault(id, 0L)).as(id).isBetween(acknowledged ? 1L : 0L, 1L));
            assertThat(stored.keySet()).isSubsetOf(sent.keySet());
            assertThat(stored.size()).isGreaterThanOrEqualTo(ENOUGH);
        }
    }
}
