package org.caseledger.query.followup;

import java.util.Locale;

/** The lists of what must still be seen to, in the order in which they are shown. */
public enum FollowUpList {
    /** Audits that stand at the lowest grade and that no re-audit follows. */
    LOWEST_WITHOUT_RE_AUDIT,
    /** Audits whose grading is not in although its due day has passed or its round was closed. */
    NOT_RETURNED,
    /** Audits that came back after their due day. */
    LATE,
    /** Audits that a director excused. */
    EXEMPTED,
    /** Audits that are in and not uploaded to the child's file. */
    NOT_UPLOADED,
    /** Open actions that are due within the next {@link FollowUp#DAYS_AHEAD} days. */
    ACTIONS_DUE,
    /** Open actions whose due day has passed. */
    ACTIONS_OVERDUE,
    /** Audits at risk of the lowest grade that nobody followed up. */
    AT_RISK_WITHOUT_FOLLOW_UP,
    /** Practitioners none of whose audits was completed in the last {@link FollowUp#MONTHS_UNSEEN} months. */
    PRACTITIONERS_NOT_AUDITED;

    /** The name in an answer, such as {@code not-returned}. */
    public String listName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
