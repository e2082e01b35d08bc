package org.caseledger.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caseledger.calculator.Calculator;
import org.caseledger.calculator.Question;
import org.caseledger.councils.Likeness;
import org.caseledger.faults.Load.Acknowledged;
import org.caseledger.ledger.Caller;
import org.caseledger.ledger.LogMonitor;
import org.caseledger.ledger.LogMonitor.Checkpoint;
import org.caseledger.ledger.Waiting;
import tools.jackson.databind.JsonNode;

/** What must hold on every node that reads, whatever happened. */
final class Aftermath {

    private static final String AS_AT = "2024-05-01";

    private final String authority;
    private final List<Node> readers;
    private final List<Checkpoint> seen = new ArrayList<>();

    Aftermath(String authority, List<Node> readers) {
        this.authority = authority;
        this.readers = readers;
    }

    /** Remembers the checkpoint that a node shows now: what it vouches for stays so. */
    void remember(Node node) {
        seen.add(new LogMonitor(node.address()).checkpoint());
    }

    void check(Load load) {
        String missing = load.closeRoundWithoutItsAudit();
        long position = load.acknowledged().stream()
                .mapToLong(Acknowledged::position)
                .max()
                .orElseThrow();
        for (Node node : readers) {
            Caller inspector = node.as("inspector.one");
            inspector
                    .get("/api/v1/views/completion?authority=" + authority, "X-Min-Position", String.valueOf(position))
                    .accepted();
            checkClosedRound(inspector, missing);
            checkEvents(inspector, load);
            checkViews(inspector, load);
            checkLog(node, position);
        }
    }

    /** Whichever node tells audits of it goes on doing so, or another does. */
    private static void checkClosedRound(Caller inspector, String missing) {
        Waiting.until(
                () -> inspector
                        .get("/api/v1/audits/" + missing + "/history")
                        .accepted()
                        .json()
                        .findValuesAsString("type"),
                List.of("AuditAllocated", "AuditNotReturned")::equals);
    }

    /** Every acknowledged command is there once. */
    private void checkEvents(Caller inspector, Load load) {
        Map<String, Integer> expected = new HashMap<>();
        load.acknowledged()
                .forEach(command -> expected.merge(command.aggregate() + " " + command.type(), 1, Integer::sum));
        Map<String, Integer> stored = new HashMap<>();
        List<Long> times = new ArrayList<>();
        inspector.get("/api/v1/ledger/events").accepted().body().lines().forEach(line -> {
            JsonNode event = Caller.JSON.readTree(line);
            times.add(event.get("recordedAt").asLong());
            String name = event.path("aggregateId").asString("") + " "
                    + event.path("type").asString("");
            if (expected.containsKey(name)) {
                stored.merge(name, 1, Integer::sum);
            }
        });
        assertThat(stored).isEqualTo(expected);
        assertThat(times).as("recorded times never go back").isSorted();
    }

    private void checkViews(Caller inspector, Load load) {
        Map<String, String> parameters = Map.of("authority", authority, "asAt", AS_AT);
        for (String view : Calculator.VIEWS) {
            JsonNode answer = inspector
                    .get("/api/v1/views/" + view + "?authority=" + authority + "&asAt=" + AS_AT)
                    .accepted()
                    .json()
                    .get("rows");
            assertThat(Likeness.differences(Calculator.answer(new Question(view, parameters, 1), load.told()), answer))
                    .as(view)
                    .isEmpty();
        }
    }

    /** The log signs what came, and every checkpoint that anybody saw is a beginning of it. */
    private void checkLog(Node node, long position) {
        LogMonitor monitor = new LogMonitor(node.address());
        long largest = seen.stream().mapToLong(Checkpoint::size).max().orElse(0);
        Checkpoint now = Waiting.until(
                monitor::checkpoint, checkpoint -> checkpoint.size() > position && checkpoint.size() >= largest);
        seen.add(now);
        List<byte[]> entries = monitor.entries(now.size());
        for (Checkpoint checkpoint : seen) {
            assertThat(LogMonitor.root(entries.subList(0, (int) checkpoint.size())))
                    .as(node.name() + "\n" + checkpoint.note())
                    .isEqualTo(checkpoint.root());
        }
    }
}
