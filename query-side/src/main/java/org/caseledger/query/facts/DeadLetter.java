package org.caseledger.query.facts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that was set aside: it could not be folded, or it comes after one of the same sequence that could not. It says
 * nothing of what stands in the event.
 *
 * @param type the event's stored name
 * @param aggregate the aggregate that it is of
 * @param sequence what it is about: the audit of an action's, a concern's or a grade's event; else the aggregate
 * @param authority whose figures it may touch; absent where that can't be told, or it is nobody's in particular
 * @param behind the position of the event that it waits for; absent where it is itself at fault
 * @param cause the class of what went wrong; absent where it waits for another
 * @param recordedAt when the ledger learnt it
 * @param since when it was set aside
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeadLetter(
        long position,
        String type,
        String aggregate,
        String sequence,
        @Nullable String authority,
        @Nullable Long behind,
        @Nullable String cause,
        Instant recordedAt,
        Instant since) {

    /** Whether an answer about an authority, or about all, could be another with this event. */
    boolean touches(@Nullable String asked) {
        return authority == null || asked == null || authority.equals(asked);
    }
}
