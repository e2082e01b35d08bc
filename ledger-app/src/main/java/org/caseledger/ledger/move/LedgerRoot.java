package org.caseledger.ledger.move;

import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.ledger.LedgerLeaves;
import org.caseledger.query.log.Hash;
import org.caseledger.query.log.Leaves;
import org.caseledger.query.log.RunningRoot;

/** The log's root over a ledger's first events, worked out from the events alone. */
final class LedgerRoot {
    private static final int PAGE = 1_000;

    private final Leaves leaves;
    private final RunningRoot root = new RunningRoot();

    LedgerRoot(LedgerEngine ledger) {
        this.leaves = new LedgerLeaves(ledger);
    }

    /**
     * The root over the first events.
     *
     * @param events how many: as many as were asked for before, or more, and no more than there are
     */
    Hash upTo(long events) {
        while (root.size() < events) {
            leaves.read(root.size(), (int) Math.min(PAGE, events - root.size())).forEach(root::append);
        }
        return root.root();
    }
}
