package org.caseledger.command.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.command.World.AUTHORITY;
import static org.caseledger.command.World.aug;
import static org.caseledger.command.audit.Audits.allocated;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.caseledger.command.framework.FrameworkRules;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.RegisterEvent.PersonMentioned;
import org.caseledger.events.RegisterEvent.RoundOpened;
import org.caseledger.events.RegisterEvent.TeamMentioned;
import org.junit.jupiter.api.Test;

class FirstMentionsTest {

    private static final AuditAllocated ALLOCATED = allocated();

    private final EmbeddedEventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final FirstMentions mentions = new FirstMentions(store);

    @Test
    void the_first_allocation_brings_framework_round_team_and_auditor() {
        assertThat(committed(first -> first.appendFor(ALLOCATED))).isEqualTo(4);

        assertThat(ledger())
                .containsExactly(
                        FrameworkRules.adoptUsual(AUTHORITY, aug(1)),
                        new RoundOpened(AUTHORITY, ALLOCATED.round(), aug(1)),
                        new TeamMentioned(AUTHORITY, "N-2", "North", "Children's Social Care", aug(1)),
                        new PersonMentioned(AUTHORITY, "auditor.one", aug(1)));
    }

    @Test
    void the_second_allocation_brings_nothing() {
        committed(first -> first.appendFor(ALLOCATED));

        assertThat(committed(first -> first.appendFor(ALLOCATED))).isZero();
        assertThat(ledger()).hasSize(4);
    }

    @Test
    void another_node_finds_in_the_ledger_what_was_mentioned() {
        committed(first -> first.appendFor(ALLOCATED));

        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("a command"));
        assertThat(new FirstMentions(store).appendFor(ALLOCATED)).isZero();
        unit.commit();
        assertThat(ledger()).hasSize(4);
    }

    @Test
    void a_moderator_is_mentioned_once_and_so_is_one_who_audits() {
        committed(first -> first.appendFor(ALLOCATED));

        assertThat(committed(first -> first.appendFor(AUTHORITY, "moderator.one", aug(20))))
                .isEqualTo(1);
        assertThat(committed(first -> first.appendFor(AUTHORITY, "moderator.one", aug(21))))
                .isZero();
        assertThat(committed(first -> first.appendFor(AUTHORITY, "auditor.one", aug(21))))
                .isZero();
        assertThat(ledger()).last().isEqualTo(new PersonMentioned(AUTHORITY, "moderator.one", aug(20)));
    }

    @Test
    void a_refused_allocation_leaves_no_trace() {
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("a command"));
        mentions.appendFor(ALLOCATED);
        unit.rollback();

        assertThat(ledger()).isEmpty();
        assertThat(committed(first -> first.appendFor(ALLOCATED))).isEqualTo(4);
    }

    private int committed(ToIntFunction<FirstMentions> command) {
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("a command"));
        int appended = command.applyAsInt(mentions);
        unit.commit();
        return appended;
    }

    private List<Object> ledger() {
        List<Object> events = new ArrayList<>();
        try (var stream = store.openStream(null)) {
            while (stream.hasNextAvailable()) {
                events.add(stream.nextAvailable().getPayload());
            }
        } catch (InterruptedException e) {
            throw new AssertionError("An event in memory was not there", e);
        }
        return events;
    }
}
