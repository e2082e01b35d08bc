package org.caseledger.command;

import java.util.Locale;

/** Why a command was refused: one stable code each, with the kind of answer that it gets. */
public enum Reason {
    NOT_ALLOCATED_TO_YOU(Kind.FORBIDDEN),

    UNKNOWN_AUDIT(Kind.NOT_FOUND),
    UNKNOWN_ACTION(Kind.NOT_FOUND),
    UNKNOWN_ESCALATION(Kind.NOT_FOUND),
    UNKNOWN_ROUND(Kind.NOT_FOUND),
    UNKNOWN_TEAM(Kind.NOT_FOUND),
    UNKNOWN_SUBJECT(Kind.NOT_FOUND),
    UNKNOWN_LETTER(Kind.NOT_FOUND),

    /** What it would make happen is larger than an event may be. */
    EVENT_TOO_LARGE(Kind.TOO_LARGE),

    INVALID_VALUE(Kind.INVALID),
    KEY_REUSED(Kind.INVALID),

    STALE_VERSION(Kind.STALE),

    AUDIT_EXISTS(Kind.RULE),
    SECOND_AUDITOR_IS_FIRST(Kind.RULE),
    RE_AUDIT_CYCLE(Kind.RULE),
    RE_AUDIT_OF_ANOTHER_CHILD(Kind.RULE),
    ALREADY_EXEMPTED(Kind.RULE),
    DIRECTOR_MUST_APPROVE(Kind.RULE),
    EXEMPTION_NOT_REGISTERED(Kind.RULE),
    TWO_EXEMPTIONS_TAKEN(Kind.RULE),
    AUDIT_EXEMPTED(Kind.RULE),
    AUDIT_CANCELLED(Kind.RULE),
    ALREADY_SUBMITTED(Kind.RULE),
    NOT_SUBMITTED(Kind.RULE),
    ALREADY_REJECTED(Kind.RULE),
    NOT_LOOPED(Kind.RULE),
    AWAITS_BOTH_GRADES(Kind.RULE),
    AWAITS_RECONCILIATION(Kind.RULE),
    ALREADY_RECONCILED(Kind.RULE),
    ALREADY_MODERATED(Kind.RULE),
    MODERATOR_GRADED_AUDIT(Kind.RULE),
    UNGRADED_OBSERVATION(Kind.RULE),
    FINDINGS_EXIST(Kind.RULE),
    TOO_MANY_FINDINGS(Kind.RULE),
    REFLECTION_EXISTS(Kind.RULE),
    NOT_SECOND_LOWEST(Kind.RULE),
    ALREADY_UPLOADED(Kind.RULE),
    NOT_AT_RISK(Kind.RULE),
    ALREADY_FOLLOWED_UP(Kind.RULE),
    NO_CONCERN(Kind.RULE),
    STEP_ALREADY_RECORDED(Kind.RULE),
    CONCERN_RESOLVED(Kind.RULE),
    ALREADY_ALLOCATED(Kind.RULE),
    BOTH_GRADES_IN(Kind.RULE),
    NOTHING_TO_AMEND(Kind.RULE),
    NOTHING_TO_CORRECT(Kind.RULE),
    NO_SUCH_VALUE(Kind.RULE),

    ACTION_EXISTS(Kind.RULE),
    ACTION_COMPLETED(Kind.RULE),
    ACTION_NOT_COMPLETED(Kind.RULE),
    ACTION_CANCELLED(Kind.RULE),

    ESCALATION_EXISTS(Kind.RULE),
    ESCALATION_RESOLVED(Kind.RULE),
    STAGE_PASSED(Kind.RULE),

    ROUND_CLOSED(Kind.RULE),
    ROUND_OPEN(Kind.RULE),
    ROUND_OPENED(Kind.RULE),
    NO_AUDITORS(Kind.RULE),
    NO_MODERATORS(Kind.RULE),
    NOTHING_TO_MODERATE(Kind.RULE),
    NOT_AWAITING_MODERATION(Kind.RULE),

    REPORT_EXISTS(Kind.RULE),

    FRAMEWORK_IN_FORCE_LATER(Kind.RULE),
    TEAM_REGISTERED(Kind.RULE),
    TEAM_RETIRED(Kind.RULE),
    PERSON_REGISTERED(Kind.RULE),

    /** A legal hold says that the texts must be kept. */
    LEGAL_HOLD(Kind.RULE),
    HOLD_EXISTS(Kind.RULE),
    NOT_HELD(Kind.RULE),
    ALREADY_ERASED(Kind.RULE),
    /** A text is told about somebody whose texts were erased. */
    SUBJECT_ERASED(Kind.RULE),

    /** An event that can't be folded was given up before. */
    LETTER_DISCARDED(Kind.RULE),
    LETTER_BEHIND_ANOTHER(Kind.RULE),

    /** Too many others changed the record at once. */
    CONTENDED(Kind.RULE),

    /** A file tells something else than the ledger holds. */
    DIFFERS_FROM_LEDGER(Kind.RULE);

    /** The kind of answer, in the order in which a command is checked. */
    public enum Kind {
        FORBIDDEN,
        NOT_FOUND,
        TOO_LARGE,
        INVALID,
        STALE,
        RULE
    }

    private final Kind kind;

    Reason(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** The code that callers may rely on, such as {@code already-submitted}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
