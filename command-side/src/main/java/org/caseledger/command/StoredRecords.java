package org.caseledger.command;

import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.caseledger.command.audit.Audit;
import org.caseledger.command.framework.Frameworks;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.FrameworkEvent;
import org.jspecify.annotations.Nullable;

/** Looks records up by folding their streams from the event store, so that every node sees the same. */
public final class StoredRecords implements Records {

    private final EventStore store;

    public StoredRecords(EventStore store) {
        this.store = store;
    }

    @Override
    public Frameworks frameworks(String authority) {
        Frameworks frameworks = Frameworks.NONE;
        DomainEventStream events = store.readEvents(Ids.framework(authority));
        while (events.hasNext()) {
            frameworks =
                    Frameworks.evolve(frameworks, (FrameworkEvent) events.next().getPayload());
        }
        return frameworks;
    }

    @Override
    public Optional<Versioned<Audit>> audit(String auditId) {
        @Nullable Audit audit = null;
        long version = -1;
        DomainEventStream events = store.readEvents(Ids.audit(auditId));
        while (events.hasNext()) {
            DomainEventMessage<?> event = events.next();
            audit = Audit.evolve(audit, (AuditEvent) event.getPayload());
            version = event.getSequenceNumber();
        }
        return audit == null ? Optional.empty() : Optional.of(new Versioned<>(audit, version));
    }
}
