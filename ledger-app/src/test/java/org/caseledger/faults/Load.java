package org.caseledger.faults;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.caseledger.calculator.Told;
import org.caseledger.ledger.Body;
import org.caseledger.ledger.Caller;
import org.caseledger.ledger.Reply;
import org.caseledger.ledger.Waiting;

/**
 * Callers who allocate, grade and moderate audits and see to their actions, without a pause. Each command has a key of its
 * own and is sent again, to one node after the other, until it is answered with 2xx: so in the end each must be in the
 * ledger exactly once.
 */
final class Load implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(50);
    /** Then it asks another node. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);

    private static final int CALLERS = 4;

    /** So that closing rounds leaves the other authority's figures alone. */
    private static final String ELSEWHERE = "E10000139";

    private static final YearMonth FIRST_CLOSED = YearMonth.of(2023, 1);

    /** Answers of a server or of a store behind it that is away for a while. */
    private static final int FIRST_OF_SERVERS_ERRORS = 500;

    /**
     * A command that was answered.
     *
     * @param aggregate whose history it became part of
     * @param type of its event
     */
    record Acknowledged(String aggregate, String type, long position) {}

    private final String authority;
    private final List<Node> nodes;
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    private final List<Future<?>> working = new ArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger turnedAway = new AtomicInteger();
    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<Told> told = new ConcurrentLinkedQueue<>();
    private int closings;
    private volatile boolean ended;

    Load(String authority, List<Node> nodes) {
        this.authority = authority;
        this.nodes = nodes;
    }

    /** @param name begins the ids of what it makes */
    void start(String name) {
        ended = false;
        for (int caller = 0; caller < CALLERS; caller++) {
            String own = name + "-" + caller + "-";
            working.add(callers.submit(() -> work(own)));
        }
    }

    /** Lets each caller finish its audit, and waits for it. */
    void finish() throws Exception {
        ended = true;
        for (Future<?> work : working) {
            work.get();
        }
        working.clear();
    }

    /** How often a node answered that it can't take a command now. */
    int turnedAway() {
        return turnedAway.get();
    }

    int answered() {
        return acknowledged.size();
    }

    /** Waits until so many more are answered. */
    void awaitMore(int more) {
        int enough = answered() + more;
        Waiting.until(this::answered, answered -> answered >= enough);
    }

    /** Every command that was answered. */
    List<Acknowledged> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** The same in the words of files, as the calculator reads them. */
    List<Told> told() {
        return List.copyOf(told);
    }

    /** Closes a round, each time another, without the only audit of it; gives that audit's id. */
    String closeRoundWithoutItsAudit() {
        YearMonth round = FIRST_CLOSED.plusMonths(closings++);
        String missing = "MISSING-" + round;
        Map<String, Object> allocation = Body.allocation(ELSEWHERE, missing);
        allocation.put("round", round.toString());
        send("audit:" + missing, "AuditAllocated", "qa.lead", "/api/v1/audits", allocation);
        send(
                "round:" + ELSEWHERE + ":" + round,
                "RoundClosed",
                "qa.lead",
                "/api/v1/rounds/" + ELSEWHERE + "/" + round + "/closure",
                Body.on("2024-04-01"));
        return missing;
    }

    private void work(String name) {
        for (int i = 0; !ended; i++) {
            audit(name + i, i);
        }
    }

    private void audit(String id, int number) {
        String moderated = number % 3 == 0 ? "Good" : "Requires Improvement";
        String audit = "/api/v1/audits/" + id;
        String action = id + "-ACT";
        send("audit:" + id, "AuditAllocated", "qa.lead", "/api/v1/audits", Body.allocation(authority, id));
        send("audit:" + id, "GradeSubmitted", "qa.lead", audit + "/grade", Body.grade(Body.SUBMITTED_ON, "Good"));
        send(
                "audit:" + id,
                "GradeModerated",
                "moderator.one",
                audit + "/moderation",
                Body.grade(Body.MODERATED_ON, moderated));
        send("action:" + action, "ActionRaised", "qa.lead", audit + "/actions", Body.action(action));
        send(
                "action:" + action,
                "ActionCompleted",
                "qa.lead",
                "/api/v1/actions/" + action + "/completion",
                Body.on("2024-04-0" + (1 + number % 9)));
        told.add(new Told(1, "audits", row(id, moderated)));
        told.add(new Told(
                1,
                "actions",
                Map.of(
                        "action_id",
                        action,
                        "audit_id",
                        id,
                        "team",
                        "E1",
                        "raised_on",
                        Body.MODERATED_ON,
                        "due_on",
                        "2024-04-20",
                        "completed_on",
                        "2024-04-0" + (1 + number % 9))));
    }

    private Map<String, String> row(String id, String moderated) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("audit_id", id);
        row.put("authority", authority);
        row.put("round", "2024-03");
        row.put("programme", "Fostering");
        row.put("kind", "CORE");
        row.put("child_ref", "child-of-" + id);
        row.put("cohort", "CIC");
        row.put("area", "East");
        row.put("team", "E1");
        row.put("auditor", "auditor.one");
        row.put("allocated_on", Body.ALLOCATED_ON);
        row.put("due_on", Body.DUE_ON);
        row.put("submitted_on", Body.SUBMITTED_ON);
        row.put("submitted_grade", "Good");
        row.put("moderator", "moderator.one");
        row.put("moderated_on", Body.MODERATED_ON);
        row.put("moderated_grade", moderated);
        return row;
    }

    private void send(String aggregate, String type, String user, String path, Map<String, ?> body) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Node node = nodes.get(Math.floorMod(turn.getAndIncrement(), nodes.size()));
            try {
                Reply reply = new Caller(node.address(), user, LONGEST_ANSWER)
                        .post(path, body, "Idempotency-Key", aggregate + "/" + type);
                if (reply.status() < FIRST_OF_SERVERS_ERRORS) {
                    long position = Long.parseLong(reply.accepted().position());
                    acknowledged.add(new Acknowledged(aggregate, type, position));
                    return;
                }
                turnedAway.incrementAndGet();
            } catch (UncheckedIOException away) {
                // It may have taken effect or not: it is sent again.
            }
            if (System.nanoTime() > end) {
                throw new AssertionError(type + " of " + aggregate + " found nobody to take it in " + PATIENCE);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    @Override
    public void close() {
        ended = true;
        callers.shutdownNow();
    }
}
