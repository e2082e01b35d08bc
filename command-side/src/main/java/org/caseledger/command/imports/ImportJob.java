package org.caseledger.command.imports;

import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** One import under way or done. Written by the import's threads, read by whoever asks how far it is. */
public final class ImportJob {

    private static final Comparator<RowError> IN_ORDER = Comparator.comparing(RowError::file)
            .thenComparingLong(RowError::line)
            .thenComparing(RowError::column);

    private final String id;
    private final boolean dryRun;
    private final AtomicLong rowsTotal = new AtomicLong();
    private final AtomicLong rowsDone = new AtomicLong();
    private final AtomicLong eventsAppended = new AtomicLong();
    private final AtomicLong rowsRefused = new AtomicLong();
    private final Listed errors = new Listed();
    private final Listed warnings = new Listed();
    private final Refusals refusals = new Refusals();
    private volatile State state = State.RUNNING;

    /** Where an import stands. FAILED means that a file could not be read as a whole, or the ledger not be written. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }

    /**
     * How far an import is.
     *
     * @param eventsAppended in a dry run, the events that would be appended
     * @param rowsRefused of those done
     * @param errors what is wrong, in order of file and line; the first thousand
     * @param moreErrors how many are not listed
     * @param warnings what was passed over in rows that were taken; the first thousand
     * @param moreWarnings how many are not listed
     */
    public record Progress(
            String importId,
            State state,
            boolean dryRun,
            long rowsTotal,
            long rowsDone,
            long eventsAppended,
            long rowsRefused,
            List<RowError> errors,
            long moreErrors,
            List<RowError> warnings,
            long moreWarnings) {}

    /** The first of many. */
    private static final class Listed {
        private static final int MOST = 1_000;

        private final Queue<RowError> first = new ConcurrentLinkedQueue<>();
        private final AtomicLong count = new AtomicLong();

        void add(RowError error) {
            if (count.incrementAndGet() <= MOST) {
                first.add(error);
            }
        }

        List<RowError> inOrder() {
            return first.stream().sorted(IN_ORDER).toList();
        }

        long more() {
            return Math.max(0, count.get() - MOST);
        }
    }

    public ImportJob(String id, boolean dryRun) {
        this.id = id;
        this.dryRun = dryRun;
    }

    public String id() {
        return id;
    }

    public boolean dryRun() {
        return dryRun;
    }

    /** How far it is now. */
    public Progress progress() {
        return new Progress(
                id,
                state,
                dryRun,
                rowsTotal.get(),
                rowsDone.get(),
                eventsAppended.get(),
                rowsRefused.get(),
                errors.inOrder(),
                errors.more(),
                warnings.inOrder(),
                warnings.more());
    }

    void expect(long rows) {
        rowsTotal.addAndGet(rows);
    }

    void taken(long rows, long events) {
        rowsDone.addAndGet(rows);
        eventsAppended.addAndGet(events);
    }

    void refused(long rows, List<RowError> why) {
        for (RowError error : why) {
            errors.add(error);
            refusals.add(error);
        }
        rowsRefused.addAndGet(rows);
        rowsDone.addAndGet(rows);
    }

    void warn(RowError warning) {
        warnings.add(warning);
    }

    /** The rows refused, to be mended and sent again. */
    Refusals refusals() {
        return refusals;
    }

    void end(State end) {
        state = end;
    }
}
