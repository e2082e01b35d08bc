package org.caseledger.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * A store's file or folder cannot be used as it is: it is not ours, is of another version, is in use, cannot be written,
 * or is open to others. The message names the path and what to do.
 */
public final class StoreFileException extends RuntimeException {

    public StoreFileException(String message) {
        this(message, null);
    }

    public StoreFileException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
