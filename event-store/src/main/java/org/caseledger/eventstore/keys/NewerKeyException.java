package org.caseledger.eventstore.keys;

/** A subject has another key than the backup's: it was made after the backup's was lost, and texts may be sealed with it. */
public final class NewerKeyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NewerKeyException(long line) {
        super("the subject in line " + line + " has another key here, and texts may be sealed with it since");
    }
}
