package org.caseledger.query.log;

/** The ledger is not the one that the log has signed. Nothing is signed any more until people have looked. */
public final class LogConflictException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public LogConflictException(String message) {
        super(message);
    }
}
