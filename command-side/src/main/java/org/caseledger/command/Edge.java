package org.caseledger.command;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Predicate;
import org.axonframework.messaging.MetaData;
import org.caseledger.command.audit.ExemptionsTaken;
import org.caseledger.command.register.FirstMentions;
import org.caseledger.events.TextSeal;

/**
 * What the aggregates' shells need from outside: clock, accounts, keys, and the rest of the ledger.
 *
 * @param accounts whether a name can sign in
 */
public record Edge(
        InstantSource clock,
        Predicate<String> accounts,
        TextSeal seal,
        Records records,
        FirstMentions firstMentions,
        ExemptionsTaken exemptionsTaken) {

    private static final ZoneId UK = ZoneId.of("Europe/London");

    /** What the rules may know about a command's sender and day. */
    public Context context(MetaData metadata) {
        return new Context(Metadata.actor(metadata), today(), metadata.containsKey(Metadata.IMPORTING), accounts, seal);
    }

    /** The UK's calendar day. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), UK);
    }
}
