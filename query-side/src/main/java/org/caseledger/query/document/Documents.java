package org.caseledger.query.document;

import com.fasterxml.jackson.annotation.Nulls;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.caseledger.events.ActionEvent;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.CommandAnswered;
import org.caseledger.events.DeadLetterDiscarded;
import org.caseledger.events.EscalationEvent;
import org.caseledger.events.FrameworkEvent;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.RegisterEvent;
import org.caseledger.events.RemindersSent;
import org.caseledger.events.ReportEvent;
import org.caseledger.events.SampleEvent;
import org.caseledger.events.SubjectEvent;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.facts.Recorded;
import org.caseledger.query.lookup.Lookups;
import org.caseledger.query.projection.FactsListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes each audit, action and escalation as a document, on a thread of its own. However many events come while it
 * writes, each of their documents is written once more; the token comes last, so that the documents hold at least what it
 * says. What waits is no more than a name for each aggregate, and a database that is away stops neither projection nor
 * views. Texts stay out.
 */
public final class Documents implements FactsListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Documents.class);
    private static final int BULK = 1_000;
    /** Between rounds: whoever changes again meanwhile is written once, and the server does something else. */
    private static final Duration PAUSE = Duration.ofMillis(250);

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private enum Kind {
        AUDITS,
        ACTIONS,
        ESCALATIONS;

        String collection() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private record Changed(Kind kind, String id) {}

    private final MongoDatabase database;
    private final Lookups lookups;
    private final JsonMapper json;
    private final Thread writer = Thread.ofPlatform().name("documents").daemon().unstarted(this::run);

    private final Object lock = new Object();
    private Set<Changed> changed = new LinkedHashSet<>();
    private long complete = -1;
    private long written = -1;
    private int inHand;
    private boolean closed;

    /**
     * Documents in the database {@code caseledger}.
     *
     * @param lookups leaves texts sealed
     */
    public Documents(MongoClient mongo, Lookups lookups, JsonMapper json) {
        this.database = mongo.getDatabase("caseledger");
        this.lookups = lookups;
        // What is sent to the API may hold no null; a document may.
        this.json = json.rebuild()
                .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.SET))
                .build();
    }

    /** The position up to which every document is written at least; -1 before the first. */
    public long written() {
        synchronized (lock) {
            return written;
        }
    }

    /** Begins to write. */
    public void start() {
        writer.start();
    }

    @Override
    public void applied(LedgerEvent event, Recorded recorded) {
        switch (event) {
            case AuditEvent e -> note(Kind.AUDITS, e.auditId());
            case ActionEvent e -> note(Kind.ACTIONS, e.actionId());
            case EscalationEvent e -> note(Kind.ESCALATIONS, e.escalationId());
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

    private void note(Kind kind, String id) {
        synchronized (lock) {
            changed.add(new Changed(kind, id));
        }
    }

    @Override
    public void endOfBatch(long position) {
        synchronized (lock) {
            complete = position;
            lock.notifyAll();
        }
    }

    @Override
    public void rebuilt(Facts before, Facts now) {
        synchronized (lock) {
            note(Kind.AUDITS, before.auditIds(), now.auditIds());
            note(Kind.ACTIONS, before.actionIds(), now.actionIds());
            note(Kind.ESCALATIONS, before.escalationIds(), now.escalationIds());
            written = -1;
            lock.notifyAll();
        }
    }

    private void note(Kind kind, Set<String> before, Set<String> now) {
        Stream.concat(before.stream(), now.stream()).forEach(id -> changed.add(new Changed(kind, id)));
    }

    @Override
    public int waiting() {
        synchronized (lock) {
            return complete == written ? 0 : changed.size() + inHand;
        }
    }

    private void run() {
        try {
            while (true) {
                Set<Changed> taken;
                long position;
                synchronized (lock) {
                    while (complete == written && !closed) {
                        lock.wait();
                    }
                    if (closed) {
                        return;
                    }
                    taken = changed;
                    position = complete;
                    changed = new LinkedHashSet<>();
                    inHand = taken.size();
                }
                writeOrPutBack(taken, position);
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeOrPutBack(Set<Changed> taken, long position) throws InterruptedException {
        try {
            for (Kind kind : Kind.values()) {
                write(
                        kind,
                        taken.stream()
                                .filter(one -> one.kind() == kind)
                                .map(Changed::id)
                                .toList());
            }
            database.getCollection("tokens")
                    .replaceOne(
                            Filters.eq("_id", "facts"),
                            new Document("_id", "facts").append("position", position),
                            UPSERT);
            synchronized (lock) {
                written = position;
                inHand = 0;
            }
        } catch (RuntimeException e) { // whatever it is: were this thread to end, no document would be written again
            // Its message may hold a document.
            LOG.warn(
                    "Documents could not be written ({}); they will be tried again",
                    e.getClass().getSimpleName());
            synchronized (lock) {
                changed.addAll(taken);
                inHand = 0;
            }
            Thread.sleep(PAUSE_AFTER_FAILURE);
        }
    }

    private void write(Kind kind, List<String> ids) {
        for (int from = 0; from < ids.size(); from += BULK) {
            List<WriteModel<Document>> writes = new ArrayList<>();
            for (String id : ids.subList(from, Math.min(from + BULK, ids.size()))) {
                writes.add(write(kind, id));
            }
            database.getCollection(kind.collection()).bulkWrite(writes);
        }
    }

    private WriteModel<Document> write(Kind kind, String id) {
        try {
            return new ReplaceOneModel<>(Filters.eq("_id", id), document(kind, id), UPSERT);
        } catch (ErrorResponseException gone) { // what began with an event that was discarded since
            return new DeleteOneModel<>(Filters.eq("_id", id));
        }
    }

    private Document document(Kind kind, String id) {
        Object found = switch (kind) {
            case AUDITS -> lookups.audit(id, "");
            case ACTIONS -> lookups.action(id);
            case ESCALATIONS -> lookups.escalation(id);
        };
        Document document = json.convertValue(found, Document.class);
        document.remove("description");
        document.remove("reason");
        document.remove("findings");
        return document.append("_id", id);
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
    }
}
