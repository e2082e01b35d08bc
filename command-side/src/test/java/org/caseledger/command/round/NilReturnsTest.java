package org.caseledger.command.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.command.World.AUTHORITY;
import static org.caseledger.command.World.aug;
import static org.caseledger.command.World.sep;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.caseledger.command.Actor;
import org.caseledger.command.Metadata;
import org.caseledger.command.Role;
import org.caseledger.command.audit.AuditCommand.NoteNotReturned;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.AuditEvent.AuditExempted;
import org.caseledger.events.AuditEvent.AuditNotReturned;
import org.caseledger.events.AuditEvent.GradeSubmitted;
import org.caseledger.events.AuditEvent.RecordCorrected;
import org.caseledger.events.AuditKind;
import org.caseledger.events.ExemptionGround;
import org.caseledger.events.Lease;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.RegisterEvent.RoundClosed;
import org.caseledger.events.RegisterEvent.RoundReopened;
import org.caseledger.events.SealedText;
import org.caseledger.events.Submission;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which audits are told that their round was closed without them, and when. */
class NilReturnsTest {

    private static final YearMonth ROUND = YearMonth.of(2019, 8);
    private static final SealedText REASON = new SealedText("ab", "staff:auditor.one", "cd");

    private final EmbeddedEventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final BlockingQueue<NoteNotReturned> told = new LinkedBlockingQueue<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicBoolean held = new AtomicBoolean(true);
    private final AtomicInteger outages = new AtomicInteger();
    private final AtomicLong length = new AtomicLong();
    private @Nullable NilReturns policy;

    @AfterEach
    void stop() {
        if (policy != null) {
            policy.close();
        }
    }

    @Test
    void those_that_are_missing_are_told_once() throws InterruptedException {
        start();
        ledger(allocated("A-1", null), allocated("A-2", null), allocated("A-3", null), allocated("A-4", "auditor.two"));
        ledger(
                submitted("A-2"),
                new AuditExempted("A-3", aug(5), ExemptionGround.UNSTATED, null, null),
                submitted("A-4"),
                closed(1));

        assertThat(List.of(next(), next())).containsExactlyInAnyOrder(note("A-1", 1), note("A-4", 1));
        assertNobodyElse();
    }

    @Test
    void a_replay_tells_nobody_who_was_told_and_finishes_what_was_cut_short() throws InterruptedException {
        ledger(allocated("A-1", null), allocated("A-2", null), closed(1));
        ledger(new AuditNotReturned("A-1", sep(2), 1));
        start();

        assertThat(next()).isEqualTo(note("A-2", 1));
        assertNobodyElse();
    }

    @Test
    void a_replay_tells_nobody_of_what_has_changed_since() throws InterruptedException {
        ledger(allocated("A-1", null), allocated("A-2", null), allocated("A-3", null), closed(1));
        ledger(submitted("A-1"), moved("A-2"), new RoundReopened(AUTHORITY, ROUND, sep(3)));
        start();

        assertNobodyElse();
    }

    @Test
    void an_audit_allocated_after_the_closing_is_awaited() throws InterruptedException {
        start();
        ledger(closed(1), allocated("A-1", null));
        assertNobodyElse();

        ledger(new RoundReopened(AUTHORITY, ROUND, sep(3)), closed(2));
        assertThat(next()).isEqualTo(note("A-1", 2));
    }

    @Test
    void what_fails_is_tried_again() throws InterruptedException {
        failures.set(1);
        start();
        ledger(allocated("A-1", null), closed(1));

        assertThat(next()).isEqualTo(note("A-1", 1));
    }

    @Test
    void a_ledger_that_could_not_be_read_is_followed_again_from_where_it_was() throws InterruptedException {
        outages.set(1);
        start();
        ledger(allocated("A-1", null), closed(1));
        assertThat(next()).isEqualTo(note("A-1", 1));

        ledger(allocated("A-2", null), submitted("A-1"), closed(2));
        assertThat(next()).isEqualTo(note("A-2", 2));
        assertNobodyElse();
    }

    @Test
    void an_event_that_cannot_be_applied_holds_up_no_other_round() throws InterruptedException {
        start();
        ledger(allocated("A-1", null), new RecordCorrected("A-1", aug(1), "round", "2019-08", "?", REASON, "director"));
        ledger(allocated("A-2", null), closed(1));

        assertThat(List.of(next(), next())).containsExactlyInAnyOrder(note("A-1", 1), note("A-2", 1));
    }

    @Test
    void a_node_without_the_lease_tells_nobody_and_goes_on_where_the_other_stopped() throws InterruptedException {
        held.set(false);
        start();
        ledger(allocated("A-1", null), allocated("A-2", null), closed(1));
        assertNobodyElse();
        ledger(new AuditNotReturned("A-1", sep(2), 1));

        held.set(true);

        assertThat(next()).isEqualTo(note("A-2", 1));
        assertNobodyElse();
    }

    private void start() {
        NilReturns started = new NilReturns(
                store,
                this::head,
                (note, as) -> {
                    if (failures.getAndDecrement() > 0) {
                        throw new IllegalStateException("The disk is full");
                    }
                    assertThat(Metadata.actor(as)).isEqualTo(new Actor("qa.lead", Role.QA_LEAD));
                    told.add(note);
                },
                new Lease() {
                    @Override
                    public boolean isHeld() {
                        return held.get();
                    }

                    @Override
                    public void onChange(Runnable listener) {
                        throw new IllegalStateException("The policy looks by itself");
                    }

                    @Override
                    public void giveUp() {
                        held.set(false);
                    }
                });
        started.start();
        policy = started;
    }

    private long head() {
        if (outages.getAndDecrement() > 0) {
            throw new IllegalStateException("The ledger is away");
        }
        return length.get() - 1;
    }

    private void ledger(LedgerEvent... events) {
        for (LedgerEvent event : events) {
            store.publish(new GenericDomainEventMessage<>(
                    "any",
                    "stream-" + length.getAndIncrement(),
                    0,
                    event,
                    Metadata.of(new Actor("qa.lead", Role.QA_LEAD))));
        }
    }

    private NoteNotReturned next() throws InterruptedException {
        NoteNotReturned note = told.poll(60, TimeUnit.SECONDS);
        assertThat(note).isNotNull();
        return note == null ? note("nobody", 0) : note;
    }

    private void assertNobodyElse() throws InterruptedException {
        assertThat(told.poll(800, TimeUnit.MILLISECONDS)).isNull();
    }

    private static NoteNotReturned note(String id, int closing) {
        return new NoteNotReturned(id, sep(2), closing);
    }

    private static AuditAllocated allocated(String id, @Nullable String secondAuditor) {
        LocalDate due = aug(15);
        return new AuditAllocated(
                id,
                AUTHORITY,
                ROUND,
                "Fostering",
                AuditKind.CORE,
                null,
                null,
                null,
                null,
                null,
                null,
                "auditor.one",
                secondAuditor,
                null,
                1,
                aug(1),
                due);
    }

    private static GradeSubmitted submitted(String id) {
        Submission submission = new Submission("Good", new TreeMap<>(), null, new TreeMap<>(), new TreeMap<>(), false);
        return new GradeSubmitted(id, aug(10), "auditor.one", submission, false);
    }

    private static RecordCorrected moved(String id) {
        return new RecordCorrected(id, aug(1), "round", "2019-08", "2019-09", REASON, "director.one");
    }

    private static RoundClosed closed(int closing) {
        return new RoundClosed(AUTHORITY, ROUND, closing, sep(2));
    }
}
