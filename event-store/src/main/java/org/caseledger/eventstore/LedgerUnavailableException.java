package org.caseledger.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * The server that holds the events can't be reached, or didn't answer in time. Whether an append that met this took effect
 * is not known: it is there whole, or not at all. The message names the server and no event.
 */
public final class LedgerUnavailableException extends RuntimeException {

    public LedgerUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
