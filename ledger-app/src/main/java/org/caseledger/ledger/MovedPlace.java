package org.caseledger.ledger;

import java.nio.file.Path;
import java.time.Duration;
import org.caseledger.eventstore.PlaceNote;
import org.caseledger.ledger.LedgerProperties.Stores;
import org.springframework.boot.convert.DurationStyle;

/**
 * Keeps servers, imports and restored keys away from where {@code ./ledger migrate} took a ledger from, or has not finished
 * with it.
 */
final class MovedPlace {

    private MovedPlace() {}

    /**
     * Looks at the notes that a move leaves, and waits for a server that is away.
     *
     * @throws CannotStart if there is one, with what it says
     */
    static void refuse(Path data, Stores stores) {
        PlaceNote note = new PlaceNote(data, PostgresAccess.server(stores.postgresUrl()));
        new Patience(patience()).open(note::read).ifPresent(why -> {
            throw new CannotStart(why);
        });
    }

    /** As the stores are waited for afterwards. */
    private static Duration patience() {
        String set = System.getenv("CASELEDGER_STORES_PATIENCE");
        return set == null ? LedgerOpening.PATIENCE : DurationStyle.detectAndParse(set);
    }
}
