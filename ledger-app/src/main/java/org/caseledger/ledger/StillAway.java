package org.caseledger.ledger;

/** A server takes no connection yet; it may be there in a moment. The message says which. */
final class StillAway extends RuntimeException {

    StillAway(String message) {
        super(message);
    }
}
