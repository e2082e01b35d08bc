package org.caseledger.command.reminders;

import java.time.LocalDate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.caseledger.command.Accepted;
import org.caseledger.command.Ids;
import org.caseledger.events.RemindersSent;
import org.jspecify.annotations.Nullable;

/** The reminders of one person in one authority. Of two who claim a day at once, one loses by the stream's sequence. */
@AggregateRoot(type = "reminders")
public class RemindersAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private @Nullable LocalDate lastOn;

    /** For Axon, which fills it from its events. */
    protected RemindersAggregate() {}

    /** Sent by the reminders' own schedule alone. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Accepted handle(ClaimReminders command) {
        boolean claimed = lastOn != null && !command.on().isAfter(lastOn);
        if (!claimed) {
            AggregateLifecycle.apply(new RemindersSent(command.authority(), command.person(), command.on()));
        }
        return new Accepted(AggregateLifecycle.getVersion(), claimed ? 0 : 1);
    }

    @EventSourcingHandler
    void on(RemindersSent event) {
        id = Ids.reminders(event.authority(), event.person());
        lastOn = event.effectiveOn();
    }
}
