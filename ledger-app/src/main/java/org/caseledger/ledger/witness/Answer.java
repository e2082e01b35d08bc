package org.caseledger.ledger.witness;

/** What a witness says to a checkpoint. */
sealed interface Answer {

    /** It continues what was seen before: the cosignature's line, with its end. */
    record Cosigned(String line) implements Answer {}

    /** The proof doesn't begin with the tree that was cosigned last, which has this size. */
    record Elsewhere(long size) implements Answer {}

    /** Refused, whatever comes later. */
    record Refused(Why why, String message) implements Answer {}

    /** Why something is refused. */
    enum Why {
        /** The request is not of its form. */
        MALFORMED(400),
        /** None of the log's keys has signed the checkpoint. */
        UNSIGNED(403),
        /** The witness has not been told of the log. */
        UNKNOWN_LOG(404),
        /** The checkpoint does not continue what the witness has cosigned. */
        INCONSISTENT(422);

        private final int status;

        Why(int status) {
            this.status = status;
        }

        /** Of HTTP. */
        int status() {
            return status;
        }
    }
}
