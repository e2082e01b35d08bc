package org.caseledger.command.escalation;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.caseledger.command.Command;
import org.caseledger.command.Ids;
import org.caseledger.events.EscalationCategory;
import org.caseledger.events.EscalationSource;
import org.jspecify.annotations.Nullable;

/** What can be asked of one escalation. {@code on} is the day on which it happened in the service. */
public sealed interface EscalationCommand extends Command {

    /** The escalation's own id. */
    String escalationId();

    /** The aggregate's id, by which Axon routes. */
    @Override
    @TargetAggregateIdentifier
    default String aggregateId() {
        return Ids.escalation(escalationId());
    }

    /** Raises a formal challenge about a child, at stage 1. */
    record RaiseEscalation(
            String escalationId,
            String authority,
            @Nullable String childRef,
            EscalationSource raisedBy,
            EscalationCategory category,
            LocalDate on,
            @Nullable String reason)
            implements EscalationCommand {}

    /** Takes it to stage 2 or 3. */
    record AdvanceStage(
            String escalationId,
            LocalDate on,
            int stage,
            @Nullable String reason) implements EscalationCommand {}

    /** Settles it. */
    record ResolveEscalation(
            String escalationId, LocalDate on, @Nullable String outcome) implements EscalationCommand {}

    /** All that a row of {@code escalations.csv} tells of one escalation. */
    record ImportEscalation(
            String escalationId,
            String authority,
            @Nullable String childRef,
            EscalationSource raisedBy,
            EscalationCategory category,
            LocalDate on,
            @Nullable LocalDate stage2On,
            @Nullable LocalDate stage3On,
            @Nullable LocalDate resolvedOn)
            implements EscalationCommand {

        RaiseEscalation raise() {
            return new RaiseEscalation(escalationId, authority, childRef, raisedBy, category, on, null);
        }
    }
}
