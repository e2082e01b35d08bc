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
    private final Queue<RowError> errors = new ConcurrentLinkedQueue<>();
    private final Queue<RowError> warnings = new ConcurrentLinkedQueue<>();
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
     * @param errors rows that were refused, in order of file and line
     * @param warnings what was passed over in rows that were taken
     */
    public record Progress(
            String importId,
            State state,
            boolean dryRun,
            long rowsTotal,
            long rowsDone,
            long eventsAppended,
            List<RowError> errors,
            List<RowError> warnings) {}

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
                errors.stream().sorted(IN_ORDER).toList(),
                warnings.stream().sorted(IN_ORDER).toList());
    }

    void expect(long rows) {
        rowsTotal.addAndGet(rows);
    }

    void taken(long rows, long events) {
        rowsDone.addAndGet(rows);
        eventsAppended.addAndGet(events);
    }

    void refused(long rows, List<RowError> why) {
        errors.addAll(why);
        rowsDone.addAndGet(rows);
    }

    void warn(RowError warning) {
        warnings.add(warning);
    }

    boolean hasErrors() {
        return !errors.isEmpty();
    }

    void end(State end) {
        state = end;
    }
}
