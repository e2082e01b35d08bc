package org.caseledger.query.page;

import org.caseledger.query.followup.FollowUpList;

/**
 * How the page says what a follow-up list holds.
 *
 * @param says which things are on it
 * @param person the heading of the column of people
 * @param thing the heading of the column of ids
 * @param on the heading of the column of days
 * @param due whether its things have a due day
 * @param whenEmpty what stands there when nothing is on it
 */
record ListWords(String heading, String says, String person, String thing, String on, boolean due, String whenEmpty) {

    private static final String AUDITOR = "Auditor";
    private static final String AUDIT = "Audit";
    private static final String OWNER = "Owner";

    static ListWords of(FollowUpList list) {
        return switch (list) {
            case LOWEST_WITHOUT_RE_AUDIT ->
                of(
                        "At the lowest grade without a re-audit",
                        "Audits that stand at the lowest grade and that no re-audit follows yet.",
                        "At the lowest grade since",
                        "Every audit at the lowest grade has its re-audit.");
            case NOT_RETURNED ->
                new ListWords(
                        "Not returned",
                        "Audits that have not come back although their due day has passed or their round was closed.",
                        AUDITOR,
                        AUDIT,
                        "",
                        true,
                        "Every audit that was due has come back.");
            case LATE ->
                new ListWords(
                        "Returned late",
                        "Audits that came back after their due day.",
                        AUDITOR,
                        AUDIT,
                        "Returned",
                        true,
                        "No audit came back late.");
            case EXEMPTED -> of("Exempted", "Audits that were excused.", "Exempted on", "No audit was exempted.");
            case NOT_UPLOADED ->
                of(
                        "Not uploaded",
                        "Audits that are in and not uploaded to the child’s file.",
                        "Submitted",
                        "Every audit that is in has been uploaded.");
            case ACTIONS_DUE ->
                action("Actions due", "Open actions that are due within the next two weeks.", "No action is due soon.");
            case ACTIONS_OVERDUE ->
                action("Actions overdue", "Open actions whose due day has passed.", "No action is overdue.");
            case AT_RISK_WITHOUT_FOLLOW_UP ->
                of(
                        "At risk without follow-up",
                        "Audits at risk of the lowest grade that nobody has followed up.",
                        "At its grade since",
                        "Every audit at risk has been followed up.");
            case PRACTITIONERS_NOT_AUDITED ->
                new ListWords(
                        "Practitioners not audited",
                        "Practitioners none of whose audits was completed in the last six months.",
                        "Practitioner",
                        "Practitioner",
                        "Last completed",
                        false,
                        "Every practitioner was audited in the last six months.");
        };
    }

    private static ListWords of(String heading, String says, String on, String whenEmpty) {
        return new ListWords(heading, says, AUDITOR, AUDIT, on, false, whenEmpty);
    }

    private static ListWords action(String heading, String says, String whenEmpty) {
        return new ListWords(heading, says, OWNER, "Action", "", true, whenEmpty);
    }
}
