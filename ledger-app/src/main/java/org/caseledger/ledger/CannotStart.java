package org.caseledger.ledger;

/** The process can't start; the message says what to do. */
final class CannotStart extends RuntimeException {

    CannotStart(String message) {
        super(message);
    }
}
