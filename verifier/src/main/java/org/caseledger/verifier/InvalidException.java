package org.caseledger.verifier;

/** What exactly is wrong with an evidence file. */
final class InvalidException extends RuntimeException {

    private static final long serialVersionUID = 1;

    InvalidException(String message) {
        super(message);
    }
}
