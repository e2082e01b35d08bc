package org.caseledger.ledger.move;

import java.io.PrintStream;
import java.util.List;
import org.caseledger.eventstore.StoredEvent;
import org.caseledger.ledger.CannotStart;
import org.caseledger.ledger.backup.Pace;
import org.caseledger.ledger.place.OpenPlace;
import org.caseledger.query.log.Hash;

/** The events, in their order, with all that they have: what the log's leaves are made of. */
final class EventsMove {
    /** So many events are one transaction. */
    private static final int PAGE = 500;

    private final OpenPlace from;
    private final OpenPlace into;
    private final long total;
    private final LedgerRoot fromRoot;
    private final LedgerRoot intoRoot;

    EventsMove(OpenPlace from, OpenPlace into) {
        this.from = from;
        this.into = into;
        this.total = from.events().headPosition() + 1;
        this.fromRoot = new LedgerRoot(from.events());
        this.intoRoot = new LedgerRoot(into.events());
    }

    /** How many events there are to be. */
    long total() {
        return total;
    }

    /** @throws CannotStart if what is there is not how the ledger begins */
    void requireBeginning() {
        long there = into.events().headPosition() + 1;
        if (there > total || !fromRoot.upTo(there).equals(intoRoot.upTo(there))) {
            throw new CannotStart("the new place holds another ledger, of " + there
                    + " events, and it was left as it is: name an empty place, or one where this move was cut off");
        }
    }

    /** Goes on at what is there. */
    void copy(PrintStream out) throws InterruptedException {
        Pace pace = new Pace("events copied", total, out);
        long next = into.events().headPosition() + 1;
        while (next < total) {
            List<StoredEvent> page = from.events().readStored(next, PAGE);
            into.takeOver(page);
            next += page.size();
            pace.accept(next);
        }
        pace.end();
    }

    /**
     * The root of both.
     *
     * @throws CannotStart if they are not one ledger
     */
    Hash checked() {
        long there = into.events().headPosition() + 1;
        if (there != total || !fromRoot.upTo(total).equals(intoRoot.upTo(total))) {
            throw new CannotStart("the events in the new place are not those of the old one: it has " + there + " of "
                    + total + ", and another root");
        }
        return intoRoot.upTo(total);
    }
}
