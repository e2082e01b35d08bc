package org.caseledger.eventstore;

/**
 * A group could not be committed, for instance because the disk is full, and was rolled back: nothing of any of its calls
 * can be read. Only if the process dies before the next commit succeeds may a later start find the whole group stored
 * after all, so a call that is tried again must be safe to repeat.
 */
public final class GroupCommitException extends RuntimeException {

    GroupCommitException(String reason, Throwable cause) {
        super("nothing was stored: the commit failed with " + reason, cause);
    }
}
