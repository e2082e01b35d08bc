package org.caseledger.query.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.caseledger.events.stored.EventTypes;
import org.caseledger.query.facts.Change;
import org.caseledger.query.lineage.Subject.Kind;
import org.jspecify.annotations.Nullable;

/**
 * An event of the ledger that decides what counts.
 *
 * @param type the name under which it is stored
 * @param kind of what it tells; absent where it tells of teams or frameworks
 * @param id of which
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Event(
        long position,
        String type,
        @Nullable Kind kind,
        @Nullable String id,
        LocalDate effectiveOn) {

    static Event of(Change<?> change, @Nullable Kind kind, @Nullable String id) {
        return new Event(
                change.recorded().position(),
                EventTypes.nameOf(change.event().getClass()),
                kind,
                id,
                change.event().effectiveOn());
    }
}
