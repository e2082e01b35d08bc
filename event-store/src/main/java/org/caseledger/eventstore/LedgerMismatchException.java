package org.caseledger.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * The server that holds the events answers, but not as the one that this node may use: it holds another ledger, has lost
 * events, or doesn't let us in. Trying again changes nothing. The message says what to do.
 */
public final class LedgerMismatchException extends RuntimeException {

    public LedgerMismatchException(String message) {
        this(message, null);
    }

    public LedgerMismatchException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
