package org.caseledger.query.rebuild;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.caseledger.query.answer.UkCalendar;
import org.caseledger.query.answer.Views;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.problem.Problems;
import org.caseledger.query.problem.Problems.FieldError;
import org.caseledger.query.projection.FactsListener;
import org.caseledger.query.projection.FactsProjection;
import org.caseledger.query.projection.Foldings;
import org.caseledger.query.projection.Positions;
import org.caseledger.query.view.View;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rebuilds of this process, one at a time, the latest hundred. When an event is discarded that the facts hold or wait
 * for, they are rebuilt without it by themselves.
 */
public final class Rebuilds implements AutoCloseable {

    /** What every view is computed from. */
    public static final String FACTS = "facts";

    /** What is written for other tools. */
    public static final String DOCUMENTS = "documents";

    private static final Logger LOG = LoggerFactory.getLogger(Rebuilds.class);
    private static final int KEPT = 100;
    private static final int LOOK_EVERY_MILLIS = 100;

    private final Rebuilder rebuilder;
    private final Facts facts;
    private final Views views;
    private final FactsListener documents;
    private final Map<String, Rebuild> jobs = new LinkedHashMap<>();
    private final Disposable discards;
    private @Nullable Thread thread;

    Rebuilds(Rebuilder rebuilder, Facts facts, Views views, FactsListener documents, Positions positions) {
        this.rebuilder = rebuilder;
        this.facts = facts;
        this.views = views;
        this.documents = documents;
        this.discards = positions.changes().subscribe(position -> followDiscards());
    }

    /**
     * The rebuilds over a ledger.
     *
     * @param documents writes what is kept for other tools
     */
    public static Rebuilds of(
            StreamableMessageSource<TrackedEventMessage<?>> ledger,
            Foldings foldings,
            Facts facts,
            FactsProjection projection,
            UkCalendar calendar,
            Views views,
            FactsListener documents,
            Positions positions,
            JsonMapper json) {
        Rebuilder rebuilder = new Rebuilder(ledger, foldings, facts, projection, calendar, json);
        return new Rebuilds(rebuilder, facts, views, documents, positions);
    }

    /**
     * Begins to rebuild.
     *
     * @param what facts, a view's name or documents
     * @param acceptDifferences whether facts that answer otherwise may take the place of those that serve
     * @throws org.springframework.web.ErrorResponseException 400 where there is no such thing, 409 while another runs
     */
    public synchronized Rebuild begin(String what, boolean acceptDifferences) {
        if (!names().contains(what)) {
            throw Problems.malformed(
                    "malformed-request",
                    "There is no " + what + " to rebuild.",
                    List.of(new FieldError("what", "is none of " + names())));
        }
        if (running()) {
            throw Problems.conflict(
                    "rebuild-running", "Another rebuild is running: wait until it has ended, then begin this one.");
        }
        return started(what, acceptDifferences);
    }

    /** What can be rebuilt. */
    public List<String> names() {
        return Stream.concat(Stream.of(FACTS, DOCUMENTS), views.all().stream().map(View::name))
                .toList();
    }

    /**
     * A rebuild by its id.
     *
     * @throws org.springframework.web.ErrorResponseException 404 where there is none
     */
    public synchronized Rebuild known(String id) {
        Rebuild job = jobs.get(id);
        if (job == null) {
            throw Problems.unknown(
                    "unknown-rebuild", "There is no rebuild of this id: the server knows those since its start.");
        }
        return job;
    }

    /** Waits until the newest rebuild has ended, for a while. */
    void awaitEnd(Duration patience) throws InterruptedException {
        Thread newest = newest();
        if (newest != null) {
            newest.join(patience);
        }
    }

    private synchronized @Nullable Thread newest() {
        return thread;
    }

    private boolean running() {
        return jobs.values().stream().anyMatch(Rebuild::running);
    }

    private synchronized void followDiscards() {
        if (facts.owesADiscard() && !running()) {
            started(FACTS, true);
        }
    }

    private Rebuild started(String what, boolean acceptDifferences) {
        if (jobs.size() >= KEPT) {
            jobs.remove(jobs.keySet().iterator().next());
        }
        Rebuild job = new Rebuild(UUID.randomUUID().toString(), what, acceptDifferences, System::nanoTime);
        jobs.put(job.id(), job);
        Thread worker = Thread.ofPlatform().name("rebuild").daemon().unstarted(() -> run(job));
        thread = worker;
        worker.start();
        return job;
    }

    private void run(Rebuild job) {
        try {
            if (job.what().equals(DOCUMENTS)) {
                writeDocuments(job);
            } else {
                rebuilder.run(job, compared(job.what()));
            }
        } catch (InterruptedException closed) {
            job.fails(closed);
            Thread.currentThread().interrupt();
            return;
        } catch (RuntimeException failed) {
            // Its message may hold an event.
            LOG.error("A rebuild failed ({})", failed.getClass().getSimpleName());
            job.fails(failed);
            return;
        }
        followDiscards();
    }

    private Collection<View> compared(String what) {
        return what.equals(FACTS) ? views.all() : List.of(views.named(what));
    }

    private void writeDocuments(Rebuild job) throws InterruptedException {
        documents.rebuilt(facts, facts);
        int all = documents.waiting();
        job.begins(Rebuild.State.WRITING, all);
        for (int left = all; left > 0; left = documents.waiting()) {
            job.folded(Math.max(0, all - left));
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
        job.folded(all);
        job.ends(Rebuild.State.SWITCHED);
    }

    @Override
    public synchronized void close() {
        discards.dispose();
        if (thread != null) {
            thread.interrupt();
        }
    }
}
