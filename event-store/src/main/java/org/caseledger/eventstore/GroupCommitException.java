package org.caseledger.eventstore;

/**
 * A group could not be committed, for instance because the disk is full or the server is away. As a rule nothing of any of
 * its calls is stored; {@link #isUnknown} tells the other case. Over a file, only if the process dies before the next commit
 * succeeds may a later start find the whole group stored after all. So a call that is tried again must be safe to repeat.
 */
public final class GroupCommitException extends RuntimeException {
    private final boolean unknown;

    private GroupCommitException(String message, boolean unknown, Throwable cause) {
        super(message, cause);
        this.unknown = unknown;
    }

    /**
     * Nothing of the group is stored.
     *
     * @param reason a code, never a database's own message
     */
    public static GroupCommitException nothingStored(String reason, Throwable cause) {
        return new GroupCommitException("nothing was stored: the commit failed with " + reason, false, cause);
    }

    /**
     * The group may be stored whole, or not at all.
     *
     * @param reason a code, never a database's own message
     */
    public static GroupCommitException unknown(String reason, Throwable cause) {
        return new GroupCommitException(
                "it is not known what was stored: the connection was lost in the commit with " + reason, true, cause);
    }

    /** Whether the server went away in the middle of the commit and could not be asked since whether it stands. */
    public boolean isUnknown() {
        return unknown;
    }
}
