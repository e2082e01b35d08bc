package org.caseledger.eventstore.keys;

/** A file is no backup of keys that was made under the master key given. The message says in which line it is not. */
public final class DamagedKeyBackup extends RuntimeException {

    private static final long serialVersionUID = 1;

    DamagedKeyBackup(String message) {
        super(message);
    }

    DamagedKeyBackup(String message, Throwable cause) {
        super(message, cause);
    }
}
