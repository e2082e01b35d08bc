package org.caseledger.events;

import org.jspecify.annotations.Nullable;

/**
 * What a draw's policy asks for and could not be kept.
 *
 * @param of the team, practitioner, child, audit or moderator that it concerns; absent where it concerns the whole draw
 */
public record Unmet(Why why, @Nullable String of) {

    /** Why it could not be kept. */
    public enum Why {
        /** No case of the team could be drawn. */
        TEAM_WITHOUT_CASE,
        /** The size asked for is smaller than the number of teams. */
        TEAM_NOT_REACHED,
        /** The practitioner was not audited lately, and no case of theirs was drawn. */
        PRACTITIONER_NOT_REACHED,
        /** The child was audited too lately to be taken with all others. */
        CHILD_AUDITED_LATELY,
        /** Fewer cases could be drawn than were asked for. */
        TOO_FEW_CASES,
        /** No auditor may take the child's case. */
        NO_AUDITOR,
        /** No moderator may, or has room to, take the audit. */
        NO_MODERATOR,
        /** The moderator was given fewer audits than the least each. */
        MODERATOR_BELOW_LEAST
    }
}
