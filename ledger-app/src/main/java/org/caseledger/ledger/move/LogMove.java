package org.caseledger.ledger.move;

import java.util.List;
import java.util.Optional;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.log.LogCopy;
import org.caseledger.eventstore.log.StoredLog;
import org.caseledger.eventstore.log.StoredLog.CheckpointRow;
import org.caseledger.ledger.CannotStart;
import org.caseledger.ledger.KeptLog;
import org.caseledger.ledger.PromisedCheckpoint;
import org.caseledger.ledger.place.Place;
import org.caseledger.query.log.Checkpoint;

/** What the log has signed, what witnesses have put under it, and its keys. Its tiles follow from the events. */
record LogMove(Place from, Place into) {
    private static final int PAGE = 1_000;

    /** @throws CannotStart if the new place has a log of its own, or the old node's key is not its log's */
    void requireSameLog() {
        List<String> known = from.logKeys().verifierKeys(from.signingKey());
        boolean another = into.logKeys()
                .current()
                .filter(there -> !known.contains(there.verifierKey()))
                .isPresent();
        if (another || !known.containsAll(into.sharedLogKeys())) {
            throw new CannotStart("the new place has a transparency log of its own, and it was left as it is: name an"
                    + " empty place, or one where this move was cut off");
        }
    }

    /** Goes over all of it; what was brought over already stays. */
    void copy() {
        try (StoredLog old = from.openLog();
                StoredLog log = into.openLog()) {
            new PromisedCheckpoint(from.keysFolder())
                    .read(from.logKeys().current().orElseThrow().name())
                    .ifPresent(promised -> KeptLog.takeOver(old, promised));
            LogCopy.run(old, log, Long.MAX_VALUE);
        }
    }

    /**
     * How many checkpoints there are.
     *
     * @param events those of the new place, which the newest checkpoint must be of
     * @throws CannotStart if the two places don't have the same, or the newest is of other events
     */
    long checked(LedgerEngine events) {
        try (StoredLog old = from.openLog();
                StoredLog log = into.openLog()) {
            long count = 0;
            List<CheckpointRow> page;
            long after = StoredLog.NOTHING;
            do {
                page = old.checkpointsAfter(after, PAGE);
                long last = page.isEmpty() ? after : page.getLast().size();
                if (!page.equals(log.checkpointsAfter(after, PAGE))
                        || !old.cosignatures(after, last).equals(log.cosignatures(after, last))) {
                    throw new CannotStart("the new place has other checkpoints, or other cosignatures: empty it, and"
                            + " move again");
                }
                count += page.size();
                after = last;
            } while (!page.isEmpty());
            log.latest().ifPresent(newest -> requireOf(events, newest));
            return count;
        }
    }

    private static void requireOf(LedgerEngine events, CheckpointRow newest) {
        if (newest.size() > events.headPosition() + 1
                || !Checkpoint.of(newest.note()).root().equals(new LedgerRoot(events).upTo(newest.size()))) {
            throw new CannotStart("the ledger is not the one that its log has signed, the newest checkpoint of "
                    + newest.size() + " events: find out why before you move it");
        }
    }

    /** The right to sign, and what was signed last. */
    void handOver() {
        try (StoredLog log = into.openLog()) {
            Optional<CheckpointRow> newest = log.latest();
            newest.ifPresent(row -> new PromisedCheckpoint(into.keysFolder()).keep(row.note()));
        }
        into.logKeys().copyFrom(from.logKeys());
    }
}
