package org.caseledger.query.facts;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.caseledger.events.ActionEvent;
import org.caseledger.events.ActionEvent.ActionRaised;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.CommandAnswered;
import org.caseledger.events.EscalationEvent;
import org.caseledger.events.EscalationEvent.EscalationRaised;
import org.caseledger.events.FrameworkEvent;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.RegisterEvent;
import org.caseledger.events.RemindersSent;
import org.caseledger.events.ReportEvent;
import org.caseledger.events.SampleEvent;
import org.caseledger.events.SubjectEvent;
import org.caseledger.events.SubjectEvent.SubjectErased;
import org.jspecify.annotations.Nullable;

/**
 * The facts of the whole ledger in memory, up to a position. One thread applies events; any number read meanwhile: what
 * they read is bounded by a position, so an answer never sees half of a later event.
 */
public final class Facts {

    private final ConcurrentNavigableMap<String, AuthorityFacts> authorities = new ConcurrentSkipListMap<>();
    private final ConcurrentHashMap<String, Latest<AuditFacts>> audits = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Latest<ActionFacts>> actions = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Growing<Latest<ActionFacts>>> actionsByAudit = new ConcurrentHashMap<>();
    private final Growing<Latest<ActionFacts>> allActions = new Growing<>();
    private final ConcurrentHashMap<String, Latest<EscalationFacts>> escalations = new ConcurrentHashMap<>();
    private final ConcurrentNavigableMap<String, Change<ReportEvent>> reports = new ConcurrentSkipListMap<>();
    private final ConcurrentNavigableMap<String, Growing<Change<SubjectEvent>>> subjects =
            new ConcurrentSkipListMap<>();
    private final RecordedSteps steps = new RecordedSteps();
    private final Sharing sharing = new Sharing();
    private volatile long position = -1;

    /** The position of the last event applied; -1 before the first. */
    public long position() {
        return position;
    }

    /**
     * Takes in the next event. Applying one that is already known changes nothing.
     *
     * @throws IllegalStateException where an event tells of an audit, action or escalation that never began; nothing is
     *     changed then
     */
    public void apply(LedgerEvent event, Recorded recorded) {
        if (recorded.position() <= position) {
            return;
        }
        Recorded shared = sharing.share(recorded);
        switch (event) {
            case AuditEvent e -> applyToAudit(e, shared);
            case ActionEvent e -> applyToAction(e, shared);
            case EscalationEvent e -> applyToEscalation(e, shared);
            case FrameworkEvent e -> authority(e.authority()).add(e, shared);
            case RegisterEvent e -> authority(e.authority()).add(e, shared);
            case ReportEvent e -> reports.put(e.reportId(), new Change<>(e, shared));
            case SampleEvent e -> authority(e.authority()).add(e, shared);
            case SubjectEvent e ->
                subjects.computeIfAbsent(e.subject(), subject -> new Growing<>())
                        .add(new Change<>(e, shared));
            case CommandAnswered _, RemindersSent _ -> {}
        }
        steps.add(recorded.recordedAt(), recorded.position());
        position = recorded.position();
    }

    private void applyToAudit(AuditEvent event, Recorded recorded) {
        if (event instanceof AuditAllocated allocated) {
            AuditAllocated allocation = sharing.share(allocated);
            Latest<AuditFacts> audit = new Latest<>(AuditFacts.startingWith(allocation, recorded));
            audits.put(allocation.auditId(), audit);
            authority(allocation.authority()).add(audit, allocation.round());
            return;
        }
        Latest<AuditFacts> audit = begun(audits.get(event.auditId()), event);
        AuditFacts before = audit.get();
        AuditFacts after = before.with(new Change<>(sharing.share(event, before.allocation()), recorded));
        audit.set(after);
        YearMonth round = after.allocation().round();
        if (!before.everIn(round)) {
            authority(after.allocation().authority()).add(audit, round);
        }
    }

    private void applyToAction(ActionEvent event, Recorded recorded) {
        Change<ActionEvent> change = new Change<>(event, recorded);
        if (event instanceof ActionRaised raised) {
            Latest<ActionFacts> action = new Latest<>(new ActionFacts(raised, Timeline.startingWith(change)));
            actions.put(raised.actionId(), action);
            actionsByAudit
                    .computeIfAbsent(raised.auditId(), id -> new Growing<>())
                    .add(action);
            allActions.add(action);
            return;
        }
        Latest<ActionFacts> action = begun(actions.get(event.actionId()), event);
        action.set(action.get().with(change));
    }

    private void applyToEscalation(EscalationEvent event, Recorded recorded) {
        Change<EscalationEvent> change = new Change<>(event, recorded);
        if (event instanceof EscalationRaised raised) {
            Latest<EscalationFacts> escalation =
                    new Latest<>(new EscalationFacts(raised, Timeline.startingWith(change)));
            escalations.put(raised.escalationId(), escalation);
            authority(raised.authority()).escalations.add(escalation);
            return;
        }
        Latest<EscalationFacts> escalation = begun(escalations.get(event.escalationId()), event);
        escalation.set(escalation.get().with(change));
    }

    private static <T> T begun(@Nullable T known, LedgerEvent event) {
        if (known == null) {
            throw new IllegalStateException("The ledger tells of something that never began: "
                    + event.getClass().getSimpleName());
        }
        return known;
    }

    private AuthorityFacts authority(String authority) {
        return authorities.computeIfAbsent(sharing.one(authority), key -> new AuthorityFacts());
    }

    /** The facts as the ledger knew them at a position, or now where that lies ahead. */
    public Known known(long knownAt) {
        return new Known(this, Math.min(knownAt, position));
    }

    /** The position of the last event recorded at or before an instant; -1 where there was none. */
    public long positionKnownAt(Instant instant) {
        long applied = position;
        return steps.lastAt(instant, applied);
    }

    /** The audit with all that is known of it by now. */
    public @Nullable AuditFacts audit(String id) {
        return latest(audits.get(id));
    }

    /** The action with all that is known of it by now. */
    public @Nullable ActionFacts action(String id) {
        return latest(actions.get(id));
    }

    /** The escalation with all that is known of it by now. */
    public @Nullable EscalationFacts escalation(String id) {
        return latest(escalations.get(id));
    }

    /** The pinned report of an id. */
    public @Nullable Change<ReportEvent> report(String id) {
        return reports.get(id);
    }

    /** Whether a data subject's texts were erased, by now: no answer about the past brings them back. */
    public boolean erased(String subject) {
        Growing<Change<SubjectEvent>> decisions = subjects.get(subject);
        return decisions != null && decisions.any(decision -> decision.event() instanceof SubjectErased);
    }

    /** Every data subject about whose texts something was decided, in order. */
    public SortedSet<String> subjects() {
        return Collections.unmodifiableSortedSet(subjects.keySet());
    }

    /** Every pinned report, in order of id. */
    public Collection<Change<ReportEvent>> reports() {
        return Collections.unmodifiableCollection(reports.values());
    }

    /** Every authority that the ledger has heard of, in order of its code. */
    public SortedSet<String> authorities() {
        return Collections.unmodifiableSortedSet(authorities.keySet());
    }

    /** The last round that has an audit, of any authority. */
    public Optional<YearMonth> latestRound() {
        return authorities.values().stream()
                .flatMap(authority -> authority.latestRound().stream())
                .max(YearMonth::compareTo);
    }

    private static <T> @Nullable T latest(@Nullable Latest<T> holder) {
        return holder == null ? null : holder.get();
    }

    NavigableMap<String, AuthorityFacts> authorities(@Nullable String only) {
        return only == null ? authorities : authorities.subMap(only, true, only, true);
    }

    void eachDecision(String subject, Consumer<Change<SubjectEvent>> each) {
        Growing<Change<SubjectEvent>> decisions = subjects.get(subject);
        if (decisions != null) {
            decisions.forEach(each);
        }
    }

    void eachAction(Consumer<ActionFacts> each) {
        allActions.forEach(action -> each.accept(action.get()));
    }

    void eachActionOf(String auditId, Consumer<ActionFacts> each) {
        Growing<Latest<ActionFacts>> ofAudit = actionsByAudit.get(auditId);
        if (ofAudit != null) {
            ofAudit.forEach(action -> each.accept(action.get()));
        }
    }
}
