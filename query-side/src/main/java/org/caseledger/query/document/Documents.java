package org.caseledger.query.document;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caseledger.events.ActionEvent;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.CommandAnswered;
import org.caseledger.events.DeadLetterDiscarded;
import org.caseledger.events.EscalationEvent;
import org.caseledger.events.FrameworkEvent;
import org.caseledger.events.Leases;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.RegisterEvent;
import org.caseledger.events.RemindersSent;
import org.caseledger.events.ReportEvent;
import org.caseledger.events.SampleEvent;
import org.caseledger.events.Shares;
import org.caseledger.events.SubjectEvent;
import org.caseledger.query.document.Changed.Kind;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Recorded;
import org.caseledger.query.lookup.Lookups;
import org.caseledger.query.projection.FactsListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes each audit, action and escalation as a document, on a thread of its own. However many events come while it
 * writes, each of their documents is written once more; the token comes last, so that the documents hold at least what it
 * says. What waits is no more than a name for each aggregate, and a database that is away stops neither projection nor
 * views. Texts stay out.
 *
 * <p>Nodes share the documents out by segment, evenly: each is written by the node that holds its lease. A node takes part
 * once its facts have come as far as the documents: before that it could write none, and others can.
 */
public final class Documents implements FactsListener, AutoCloseable {

    /** Into how many shares the documents fall. Another number would leave tokens that say too much. */
    public static final int SEGMENTS = 4;

    /** The database that holds them. */
    public static final String DATABASE = "caseledger";

    private static final Logger LOG = LoggerFactory.getLogger(Documents.class);
    /** Between rounds: whoever changes again meanwhile is written once, and the server does something else. */
    private static final Duration PAUSE = Duration.ofMillis(250);

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration REST = Duration.ofSeconds(2);

    /** What holds the documents. */
    public enum Server {
        /** The one in this process, which is asked by {@code _id} alone. */
        IN_PROCESS,
        /** One that others write to as well, and that may be sharded on {@code authority}. */
        SHARED
    }

    private final List<Segment> segments;
    private final Runnable takePart;
    private final Duration rest;
    private final Thread writer = Thread.ofPlatform().name("documents").daemon().unstarted(this::run);
    private boolean reachable = true;

    private final Semaphore woken = new Semaphore(0);
    private volatile long complete = -1;
    private volatile long rebuiltAt = -1;
    private volatile boolean closed;

    /**
     * @param takePart asks for a share of the segments; may be called again
     * @param rest how long a node that nothing happens to waits before it looks at the tokens
     */
    Documents(IntFunction<Segment> segment, Runnable takePart, Duration rest) {
        this.segments = IntStream.range(0, SEGMENTS).mapToObj(segment).toList();
        this.takePart = takePart;
        this.rest = rest;
    }

    /**
     * Documents of facts, in the database {@link #DATABASE}.
     *
     * @param lookups of the same facts; leaves texts sealed
     * @param leases of a server that is shared: the segments are the shares of {@code documents}
     * @param ledger its name: documents of another ledger are written anew
     */
    public static Documents of(
            Facts facts,
            Lookups lookups,
            JsonMapper json,
            MongoClient mongo,
            Server server,
            Leases leases,
            String ledger) {
        MongoDatabase database = mongo.getDatabase(DATABASE);
        Tokens tokens = new Tokens(database, ledger);
        DocumentWriter writer = new DocumentWriter(database, server, facts, lookups, json);
        Shares shares = switch (server) {
            case IN_PROCESS -> Shares.ALONE;
            case SHARED -> leases.shares("documents", SEGMENTS);
        };
        return new Documents(
                number -> new Segment(number, shares.share(number), tokens, writer, facts, REST), shares::join, REST);
    }

    /** The position up to which every document is written at least, by whichever node; -1 before the first. */
    public long written() {
        return segments.stream().mapToLong(Segment::written).min().orElseThrow();
    }

    /** Begins to write. */
    public void start() {
        segments.forEach(segment -> segment.onLease(this::wake));
        writer.start();
    }

    @Override
    public void applied(LedgerEvent event, Recorded recorded) {
        switch (event) {
            case AuditEvent e -> note(Kind.AUDITS, e.auditId(), recorded);
            case ActionEvent e -> note(Kind.ACTIONS, e.actionId(), recorded);
            case EscalationEvent e -> note(Kind.ESCALATIONS, e.escalationId(), recorded);
            case FrameworkEvent _,
                    RegisterEvent _,
                    ReportEvent _,
                    SampleEvent _,
                    CommandAnswered _,
                    RemindersSent _,
                    DeadLetterDiscarded _,
                    SubjectEvent _ -> {}
        }
    }

    private void note(Kind kind, String id, Recorded recorded) {
        Changed one = new Changed(kind, id);
        segments.get(one.segment()).note(one, recorded.position());
    }

    @Override
    public void endOfBatch(long position) {
        complete = position;
        wake();
    }

    @Override
    public void rebuilt(Facts before, Facts now) {
        long position = complete;
        rebuiltAt = position;
        for (int number = 0; number < SEGMENTS; number++) {
            int segment = number;
            Stream<Changed> all =
                    Stream.concat(Changed.all(before), Changed.all(now)).filter(one -> one.segment() == segment);
            segments.get(segment).startAnew(all, position);
        }
        wake();
    }

    /** How many documents a rebuild has yet to write, on whichever node; 0 where none waits. */
    @Override
    public int waiting() {
        return written() >= rebuiltAt
                ? 0
                : 1 + segments.stream().mapToInt(Segment::waiting).sum();
    }

    private void wake() {
        woken.release();
    }

    private void run() {
        try {
            while (goesOn()) {
                Thread.sleep(write() ? PAUSE : PAUSE_AFTER_FAILURE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean goesOn() throws InterruptedException {
        boolean early = woken.tryAcquire(rest.toMillis(), TimeUnit.MILLISECONDS);
        if (early) {
            woken.drainPermits();
        }
        return !closed;
    }

    private boolean write() {
        try {
            long position = complete;
            segments.forEach(segment -> segment.follow(position));
            if (segments.stream().allMatch(segment -> segment.written() <= position)) {
                takePart.run();
            }
            if (!reachable) {
                LOG.info("Documents are written again");
            }
            reachable = true;
            return true;
        } catch (RuntimeException e) { // whatever it is: were this thread to end, no document would be written again
            if (reachable) {
                // Its message may hold a document.
                LOG.warn(
                        "Documents could not be written ({}); they will be tried again",
                        e.getClass().getSimpleName());
            }
            reachable = false;
            wake();
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
        wake();
    }
}
