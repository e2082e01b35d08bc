package org.caseledger.events.stored;

/**
 * The ledger holds an event that this version can't read, most likely because a newer one wrote it. Whoever meets it goes no
 * further: an event left out, or half understood, would make figures and decisions wrong. The message names the event's
 * type and field, never what it says.
 */
public final class UnreadableEventException extends IllegalArgumentException {

    private static final String WHAT_TO_DO = ": use the version that wrote it, or a newer one";

    UnreadableEventException(String what) {
        super(what + WHAT_TO_DO);
    }
}
