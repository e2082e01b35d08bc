package org.caseledger.ledger.move;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.caseledger.eventstore.Folders;
import org.caseledger.eventstore.reads.ReadRow;
import org.caseledger.eventstore.reads.ReadStore;
import org.caseledger.ledger.CannotStart;
import org.caseledger.ledger.place.Place;

/** The read ledger, row by row with its hashes, so that a row that somebody noted is there still. */
record ReadsMove(Place from, Place into) {
    private static final int PAGE = 1_000;

    /**
     * Goes on at what is there; each row is checked to follow the one before it.
     *
     * @return how many looks there are
     * @throws CannotStart if what is there is not how the read ledger begins
     */
    long copy() throws IOException {
        try (ReadStore old = open(from);
                ReadStore reads = open(into)) {
            Optional<ReadRow> last = reads.last();
            if (last.isPresent() && !old.rows(last.get().sequence(), 1).equals(List.of(last.get()))) {
                throw new CannotStart("the new place has a read ledger of its own: name an empty place");
            }
            long next = last.map(row -> row.sequence() + 1).orElse(0L);
            List<ReadRow> page = old.rows(next, PAGE);
            while (!page.isEmpty()) {
                reads.takeOver(page);
                next += page.size();
                page = old.rows(next, PAGE);
            }
            if (!old.last().equals(reads.last())) {
                throw new CannotStart("the read ledgers don't end with the same row: move again");
            }
            return next;
        }
    }

    private static ReadStore open(Place place) throws IOException {
        if (place.server().isEmpty()) {
            Folders.create(place.data().resolve("reads"));
        }
        return ReadStore.open(place.reads(), InstantSource.system());
    }
}
