package org.caseledger.command.subject;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.caseledger.command.Command;
import org.caseledger.command.Ids;

/** What can be asked about one data subject's texts. {@code on} is the day of the decision. */
public sealed interface SubjectCommand extends Command {

    /** Whose texts, as their sealed texts name them. */
    String subject();

    LocalDate on();

    /** Why. */
    String reason();

    /** The aggregate's id, by which Axon routes. */
    @Override
    @TargetAggregateIdentifier
    default String aggregateId() {
        return Ids.subject(subject());
    }

    /** Forbids the erasure of the texts until the hold of this name is lifted. */
    record PlaceLegalHold(String subject, String hold, LocalDate on, String reason) implements SubjectCommand {}

    /** Ends a hold. */
    record LiftLegalHold(String subject, String hold, LocalDate on, String reason) implements SubjectCommand {}

    /** Gives up every text about the subject, for good. */
    record EraseSubject(String subject, LocalDate on, String reason) implements SubjectCommand {}
}
