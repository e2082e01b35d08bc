package org.caseledger.events.stored;

/** An event is too large to be an entry of the transparency log, whose format allows 65,535 bytes. Nothing was stored. */
public final class EventTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    EventTooLargeException(String type, int bytes, int limit) {
        super("The event " + type + " would have " + bytes + " bytes, and " + limit + " is the most");
    }
}
