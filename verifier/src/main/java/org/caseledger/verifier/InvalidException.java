package org.caseledger.verifier;

/** What exactly is wrong with an evidence file, or with something in it. */
public final class InvalidException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public InvalidException(String message) {
        super(message);
    }
}
