package org.caseledger.command;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.caseledger.command.action.Action;
import org.caseledger.command.audit.Audit;
import org.caseledger.command.escalation.Escalation;
import org.caseledger.command.framework.Frameworks;
import org.caseledger.command.register.Person;
import org.caseledger.command.register.Team;
import org.caseledger.events.ActionEvent;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.EscalationEvent;
import org.caseledger.events.FrameworkEvent;
import org.caseledger.events.RegisterEvent.PersonEvent;
import org.caseledger.events.RegisterEvent.TeamEvent;
import org.caseledger.events.SampleEvent.ModerationsDrawn;
import org.caseledger.events.SampleEvent.ModerationsListed;
import org.caseledger.events.SamplingMethod;
import org.caseledger.events.sampling.ModerationPages;
import org.jspecify.annotations.Nullable;

/** Looks records up by folding their streams from the event store, so that every node sees the same. */
public final class StoredRecords implements Records {

    private final EventStore store;

    public StoredRecords(EventStore store) {
        this.store = store;
    }

    @Override
    public Frameworks frameworks(String authority) {
        return fold(Ids.framework(authority), FrameworkEvent.class, StoredRecords::next)
                .map(Versioned::state)
                .orElse(Frameworks.NONE);
    }

    @Override
    public Optional<Versioned<Audit>> audit(String auditId) {
        return fold(Ids.audit(auditId), AuditEvent.class, Audit::evolve);
    }

    @Override
    public Optional<Action> action(String actionId) {
        return fold(Ids.action(actionId), ActionEvent.class, Action::evolve).map(Versioned::state);
    }

    @Override
    public Optional<Escalation> escalation(String escalationId) {
        return fold(Ids.escalation(escalationId), EscalationEvent.class, Escalation::evolve)
                .map(Versioned::state);
    }

    @Override
    public Optional<Team> team(String authority, String team) {
        return fold(Ids.team(authority, team), TeamEvent.class, Team::evolve).map(Versioned::state);
    }

    @Override
    public Optional<Versioned<Person>> person(String authority, String person) {
        return fold(Ids.person(authority, person), PersonEvent.class, Person::evolve);
    }

    @Override
    public Optional<SamplingMethod> moderationSampling(String authority, YearMonth round, String auditId) {
        List<ModerationsListed> pages = new ArrayList<>();
        @Nullable ModerationsDrawn latest = null;
        DomainEventStream events = store.readEvents(Ids.round(authority, round));
        while (events.hasNext()) {
            Object event = events.next().getPayload();
            if (event instanceof ModerationsListed page) {
                pages.add(page);
            } else if (event instanceof ModerationsDrawn drawn) {
                latest = drawn;
            }
        }
        return Optional.ofNullable(latest)
                .map(drawn -> ModerationPages.whole(pages, drawn))
                .filter(drawn -> drawn.proposal().stream()
                        .anyMatch(proposal -> proposal.auditId().equals(auditId)))
                .map(drawn -> drawn.plan().policy().method());
    }

    private <E, S> Optional<Versioned<S>> fold(String stream, Class<E> type, BiFunction<@Nullable S, E, S> evolve) {
        @Nullable S state = null;
        long version = -1;
        DomainEventStream events = store.readEvents(stream);
        while (events.hasNext()) {
            DomainEventMessage<?> event = events.next();
            state = evolve.apply(state, type.cast(event.getPayload()));
            version = event.getSequenceNumber();
        }
        return state == null ? Optional.empty() : Optional.of(new Versioned<>(state, version));
    }

    private static Frameworks next(@Nullable Frameworks frameworks, FrameworkEvent event) {
        return Frameworks.evolve(frameworks == null ? Frameworks.NONE : frameworks, event);
    }
}
