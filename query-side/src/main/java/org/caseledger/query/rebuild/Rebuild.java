package org.caseledger.query.rebuild;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** One rebuild under way or done. Written by its thread, read by whoever asks how far it is. */
public final class Rebuild {

    private static final int MOST_LISTED = 1_000;

    private final String id;
    private final String what;
    private final boolean acceptDifferences;
    private final LongSupplier nanos;
    private final List<CellDifference> differences = new ArrayList<>();
    private State state = State.FOLDING;
    private long begunAt;
    private long total;
    private long done;
    private long answersTotal;
    private long answersDone;
    private long moreDifferences;
    private int deadLetters;
    private double seconds;
    private @Nullable String cause;

    /** Where a rebuild stands. */
    public enum State {
        /** The ledger is being folded from its first event. */
        FOLDING,
        /** Each view's answers are held against those of the facts that serve. */
        COMPARING,
        /** The documents are being written. */
        WRITING,
        /** Done: what was made serves. */
        SWITCHED,
        /** Done: the answers differ, and all stays as it was. */
        DIFFERENT,
        /** Nothing was changed. */
        FAILED;

        /** Whether it goes on. */
        public boolean running() {
            return this == FOLDING || this == COMPARING || this == WRITING;
        }
    }

    /**
     * How far a rebuild is.
     *
     * @param what facts, a view, or documents
     * @param eventsTotal the events to fold; documents to write where it writes those
     * @param percent of the present step, rounded down
     * @param eventsPerSecond since it began to fold
     * @param secondsLeft until the present step ends at this pace; absent where that can't be told
     * @param answersTotal the pairs of answers to compare
     * @param differences the first thousand
     * @param moreDifferences how many are not listed
     * @param deadLetters events that this fold had to set aside
     * @param cause the class of what went wrong; absent where nothing did
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Progress(
            String rebuildId,
            String what,
            State state,
            long eventsTotal,
            long eventsDone,
            int percent,
            long eventsPerSecond,
            @Nullable Long secondsLeft,
            long answersTotal,
            long answersDone,
            List<CellDifference> differences,
            long moreDifferences,
            int deadLetters,
            @Nullable String cause) {}

    Rebuild(String id, String what, boolean acceptDifferences, LongSupplier nanos) {
        this.id = id;
        this.what = what;
        this.acceptDifferences = acceptDifferences;
        this.nanos = nanos;
        this.begunAt = nanos.getAsLong();
    }

    String id() {
        return id;
    }

    String what() {
        return what;
    }

    synchronized boolean running() {
        return state.running();
    }

    /** Whether what was made may not serve, because it answers otherwise. */
    synchronized boolean refused() {
        return !acceptDifferences && !differences.isEmpty();
    }

    synchronized void begins(State step, long steps) {
        state = step;
        begunAt = nanos.getAsLong();
        if (step == State.COMPARING) {
            answersTotal = steps;
        } else {
            total = steps;
        }
    }

    synchronized void folded(long events) {
        done = events;
        total = Math.max(total, events);
        seconds = secondsSince(begunAt);
    }

    synchronized void answered() {
        answersDone++;
    }

    synchronized void differs(CellDifference difference) {
        if (differences.size() < MOST_LISTED) {
            differences.add(difference);
        } else {
            moreDifferences++;
        }
    }

    synchronized void setAside(int letters) {
        deadLetters = letters;
    }

    synchronized void ends(State how) {
        state = how;
    }

    synchronized void fails(Throwable why) {
        cause = why.getClass().getSimpleName();
        state = State.FAILED;
    }

    /** How far it is at this moment. */
    public synchronized Progress progress() {
        boolean comparing = state == State.COMPARING;
        long all = comparing ? answersTotal : total;
        long some = comparing ? answersDone : done;
        return new Progress(
                id,
                what,
                state,
                total,
                done,
                percent(some, all),
                seconds > 0 ? Math.round(done / seconds) : 0,
                state.running() && some > 0 ? Math.round(secondsSince(begunAt) / some * (all - some)) : null,
                answersTotal,
                answersDone,
                List.copyOf(differences),
                moreDifferences,
                deadLetters,
                cause);
    }

    private int percent(long some, long all) {
        if (!state.running()) {
            return 100;
        }
        return all == 0 ? 0 : (int) (100 * some / all);
    }

    /** The answer to whoever began it. */
    public ResponseEntity<Progress> accepted() {
        return ResponseEntity.accepted()
                .header("Location", "/api/v1/rebuilds/" + id)
                .body(progress());
    }

    private double secondsSince(long moment) {
        return (double) (nanos.getAsLong() - moment) / TimeUnit.SECONDS.toNanos(1);
    }
}
