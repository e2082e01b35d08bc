package org.caseledger.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * The server that holds the events can't be reached, or didn't answer in time. The message names the server and no event.
 */
public final class LedgerUnavailableException extends RuntimeException {
    private final boolean unknown;

    /** Nothing was stored. */
    public LedgerUnavailableException(String message, @Nullable Throwable cause) {
        this(message, cause, false);
    }

    private LedgerUnavailableException(String message, @Nullable Throwable cause, boolean unknown) {
        super(message, cause);
        this.unknown = unknown;
    }

    /** The same of an append that may have been stored all the same, whole. */
    public LedgerUnavailableException withUnknownOutcome() {
        return new LedgerUnavailableException(String.valueOf(getMessage()), this, true);
    }

    /** Whether events may have been stored; else nothing was. */
    public boolean isUnknown() {
        return unknown;
    }
}
