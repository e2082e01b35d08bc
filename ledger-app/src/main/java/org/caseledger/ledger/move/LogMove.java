package org.caseledger.ledger.move;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.log.PostgresLog;
import org.caseledger.eventstore.log.PostgresLogKeys;
import org.caseledger.eventstore.log.StoredLog;
import org.caseledger.eventstore.log.StoredLog.CheckpointRow;
import org.caseledger.ledger.CannotStart;
import org.caseledger.ledger.KeptLog;
import org.caseledger.ledger.LogKeyFiles;
import org.caseledger.ledger.PromisedCheckpoint;
import org.caseledger.query.log.Checkpoint;
import org.caseledger.query.log.LogKey;

/** What the log has signed, what witnesses have put under it, and its keys. Its tiles follow from the events. */
record LogMove(Place from, Place into) {
    private static final int PAGE = 1_000;

    /** @throws CannotStart if the new place has a log of its own, or the old node's key is not its log's */
    void requireSameLog() {
        LogKeyFiles files = from.logKeys();
        LogKey key = files.current().orElseThrow();
        List<String> signed = keysOn(from);
        if (!signed.isEmpty() && !signed.getLast().equals(key.verifierKey())) {
            throw new CannotStart("the log.key of " + from.data() + " is not the one that the nodes sign with: name the"
                    + " folder of a node that has it, or start that node once, after a rotation");
        }
        List<String> known = files.verifierKeys(key);
        boolean another = into.logKeys()
                .current()
                .filter(there -> !known.contains(there.verifierKey()))
                .isPresent();
        if (another || !known.containsAll(keysOn(into))) {
            throw new CannotStart("the new place has a transparency log of its own, and it was left as it is: name an"
                    + " empty place, or one where this move was cut off");
        }
    }

    private static List<String> keysOn(Place place) {
        return place.server()
                .map(server -> new PostgresLogKeys(PostgresLog.on(server)).all())
                .orElse(List.of());
    }

    /** Goes over all of it; what was brought over already stays. */
    void copy() {
        try (StoredLog old = from.openLog();
                StoredLog log = into.openLog()) {
            new PromisedCheckpoint(from.keysFolder())
                    .read(from.logKeys().current().orElseThrow().name())
                    .ifPresent(promised -> KeptLog.takeOver(old, promised));
            long after = StoredLog.NOTHING;
            List<CheckpointRow> page = old.checkpointsAfter(after, PAGE);
            while (!page.isEmpty()) {
                log.takeOver(page, after, lines(old, page));
                after = page.getLast().size();
                page = old.checkpointsAfter(after, PAGE);
            }
        }
    }

    private static Map<Long, List<String>> lines(StoredLog log, List<CheckpointRow> page) {
        return page.stream().map(CheckpointRow::size).collect(Collectors.toMap(Function.identity(), log::cosignatures));
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
                if (!page.equals(log.checkpointsAfter(after, PAGE))
                        || !lines(old, page).equals(lines(log, page))) {
                    throw new CannotStart("the new place has other checkpoints, or other cosignatures: empty it, and"
                            + " move again");
                }
                count += page.size();
                after = page.isEmpty() ? after : page.getLast().size();
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
