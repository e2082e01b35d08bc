package org.caseledger.command;

import java.time.YearMonth;

/** Aggregate ids are global in the event store: a prefix keeps an audit and an action of one name apart. */
public final class Ids {

    /** What the ids of decisions about events that can't be folded begin with; the position follows. */
    public static final String DEAD_LETTER = "dead-letter:";

    private Ids() {}

    public static String audit(String auditId) {
        return "audit:" + auditId;
    }

    public static String action(String actionId) {
        return "action:" + actionId;
    }

    public static String escalation(String escalationId) {
        return "escalation:" + escalationId;
    }

    public static String report(String reportId) {
        return "report:" + reportId;
    }

    public static String framework(String authority) {
        return "framework:" + authority;
    }

    public static String round(String authority, YearMonth round) {
        return "round:" + authority + ":" + round;
    }

    public static String team(String authority, String team) {
        return "team:" + authority + ":" + team;
    }

    public static String person(String authority, String person) {
        return "person:" + authority + ":" + person;
    }

    public static String reminders(String authority, String person) {
        return "reminders:" + authority + ":" + person;
    }

    /** The decisions about a data subject's texts. */
    public static String subject(String subject) {
        return "subject:" + subject;
    }

    /** The decision about the event at a position, which can't be folded. */
    public static String deadLetter(long position) {
        return DEAD_LETTER + position;
    }

    /** Whose key seals the reasons of those decisions, so that they outlive the subject's own. */
    public static String decisions(String subject) {
        return "decisions:" + subject;
    }
}
