package org.caseledger.query.facts;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.caseledger.events.ActionEvent;
import org.caseledger.events.ActionEvent.ActionRaised;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.CommandAnswered;
import org.caseledger.events.DeadLetterDiscarded;
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

    private volatile Generation now;

    /** Facts of no event yet. */
    public Facts() {
        this(new Generation());
    }

    private Facts(Generation generation) {
        now = generation;
    }

    /** The position of the last event applied, or passed over; -1 before the first. */
    public long position() {
        return now.position;
    }

    /** These facts, which stay of this fold of the ledger where another takes its place: for one answer. */
    public Facts ofOneFold() {
        return new Facts(now);
    }

    /**
     * Takes over what another fold has made, which no thread may fold into any more. Whoever reads goes on from there.
     *
     * @throws IllegalArgumentException where the other has not come as far: a position never goes back
     */
    public void become(Facts other) {
        if (other.position() < position()) {
            throw new IllegalArgumentException(
                    "The other fold has come to " + other.position() + ", this one to " + position());
        }
        now = other.now;
    }

    /** Whether the event at a position was taken in, neither set aside nor left out. */
    public boolean counts(long position) {
        Generation fold = now;
        return position <= fold.position
                && !fold.leftOut.contains(position)
                && fold.deadLetters.at(position).isEmpty();
    }

    /** What was decided about events that could not be folded, in that order. */
    public List<Change<DeadLetterDiscarded>> discards() {
        List<Change<DeadLetterDiscarded>> discards = new ArrayList<>();
        now.discards.forEach(discards::add);
        return discards;
    }

    /** Whether an event was discarded that this fold has taken in or waits for. */
    public boolean owesADiscard() {
        Generation fold = now;
        return fold.discards.any(
                decision -> !fold.leftOut.contains(decision.event().position()));
    }

    /** The id of every audit, in no order. */
    public Set<String> auditIds() {
        return Collections.unmodifiableSet(now.audits.keySet());
    }

    /** The id of every action, in no order. */
    public Set<String> actionIds() {
        return Collections.unmodifiableSet(now.actions.keySet());
    }

    /** The id of every escalation, in no order. */
    public Set<String> escalationIds() {
        return Collections.unmodifiableSet(now.escalations.keySet());
    }

    /** The events that could not be folded, and those behind them. */
    public DeadLetters deadLetters() {
        return now.deadLetters;
    }

    /**
     * Takes in the next event. Applying one that is already known changes nothing.
     *
     * @throws IllegalStateException where an event tells of an audit, action or escalation that never began; nothing is
     *     changed then
     */
    public void apply(LedgerEvent event, Recorded recorded) {
        if (recorded.position() <= position()) {
            return;
        }
        Recorded shared = now.sharing.share(recorded);
        switch (event) {
            case AuditEvent e -> applyToAudit(e, shared);
            case ActionEvent e -> applyToAction(e, shared);
            case EscalationEvent e -> applyToEscalation(e, shared);
            case FrameworkEvent e -> authority(e.authority()).add(e, shared);
            case RegisterEvent e -> authority(e.authority()).add(e, shared);
            case ReportEvent e -> now.reports.put(e.reportId(), new Change<>(e, shared));
            case SampleEvent e -> authority(e.authority()).add(e, shared);
            case SubjectEvent e ->
                now.subjects
                        .computeIfAbsent(e.subject(), subject -> new Growing<>())
                        .add(new Change<>(e, shared));
            case DeadLetterDiscarded e -> now.discards.add(new Change<>(e, shared));
            case CommandAnswered _, RemindersSent _ -> {}
        }
        passOver(recorded);
    }

    private void passOver(Recorded recorded) {
        now.steps.add(recorded.recordedAt(), recorded.position());
        now.position = recorded.position();
    }

    /** Passes over the next event, which was discarded. */
    public void leaveOut(Recorded recorded) {
        now.leftOut.add(recorded.position());
        passOver(recorded);
    }

    /** Sets the next event aside: what it is about stays as it was. */
    public void setAside(DeadLetter letter, Recorded recorded) {
        now.deadLetters.add(letter);
        passOver(recorded);
    }

    private void applyToAudit(AuditEvent event, Recorded recorded) {
        if (event instanceof AuditAllocated allocated) {
            AuditAllocated allocation = now.sharing.share(allocated);
            Latest<AuditFacts> audit = new Latest<>(AuditFacts.startingWith(allocation, recorded));
            now.audits.put(allocation.auditId(), audit);
            authority(allocation.authority()).add(audit, allocation.round());
            return;
        }
        Latest<AuditFacts> audit = begun(now.audits.get(event.auditId()), event);
        AuditFacts before = audit.get();
        AuditFacts after = before.with(new Change<>(now.sharing.share(event, before.allocation()), recorded));
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
            now.actions.put(raised.actionId(), action);
            now.actionsByAudit
                    .computeIfAbsent(raised.auditId(), id -> new Growing<>())
                    .add(action);
            now.allActions.add(action);
            return;
        }
        Latest<ActionFacts> action = begun(now.actions.get(event.actionId()), event);
        action.set(action.get().with(change));
    }

    private void applyToEscalation(EscalationEvent event, Recorded recorded) {
        Change<EscalationEvent> change = new Change<>(event, recorded);
        if (event instanceof EscalationRaised raised) {
            Latest<EscalationFacts> escalation =
                    new Latest<>(new EscalationFacts(raised, Timeline.startingWith(change)));
            now.escalations.put(raised.escalationId(), escalation);
            authority(raised.authority()).escalations.add(escalation);
            return;
        }
        Latest<EscalationFacts> escalation = begun(now.escalations.get(event.escalationId()), event);
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
        return now.authorities.computeIfAbsent(now.sharing.one(authority), key -> new AuthorityFacts());
    }

    /** The facts as the ledger knew them at a position, or now where that lies ahead. */
    public Known known(long knownAt) {
        return new Known(ofOneFold(), Math.min(knownAt, now.position));
    }

    /** The position of the last event recorded at or before an instant; -1 where there was none. */
    public long positionKnownAt(Instant instant) {
        long applied = now.position;
        return now.steps.lastAt(instant, applied);
    }

    /** The audit with all that is known of it by now. */
    public @Nullable AuditFacts audit(String id) {
        return latest(now.audits.get(id));
    }

    /** The action with all that is known of it by now. */
    public @Nullable ActionFacts action(String id) {
        return latest(now.actions.get(id));
    }

    /** The escalation with all that is known of it by now. */
    public @Nullable EscalationFacts escalation(String id) {
        return latest(now.escalations.get(id));
    }

    /** The pinned report of an id. */
    public @Nullable Change<ReportEvent> report(String id) {
        return now.reports.get(id);
    }

    /** Whether a data subject's texts were erased, by now: no answer about the past brings them back. */
    public boolean erased(String subject) {
        Growing<Change<SubjectEvent>> decisions = now.subjects.get(subject);
        return decisions != null && decisions.any(decision -> decision.event() instanceof SubjectErased);
    }

    /** Every data subject about whose texts something was decided, in order. */
    public SortedSet<String> subjects() {
        return Collections.unmodifiableSortedSet(now.subjects.keySet());
    }

    /** Every pinned report, in order of id. */
    public Collection<Change<ReportEvent>> reports() {
        return Collections.unmodifiableCollection(now.reports.values());
    }

    /** Every authority that the ledger has heard of, in order of its code. */
    public SortedSet<String> authorities() {
        return Collections.unmodifiableSortedSet(now.authorities.keySet());
    }

    /** The last round that has an audit, of any authority. */
    public Optional<YearMonth> latestRound() {
        return now.authorities.values().stream()
                .flatMap(authority -> authority.latestRound().stream())
                .max(YearMonth::compareTo);
    }

    private static <T> @Nullable T latest(@Nullable Latest<T> holder) {
        return holder == null ? null : holder.get();
    }

    NavigableMap<String, AuthorityFacts> authorities(@Nullable String only) {
        return only == null ? now.authorities : now.authorities.subMap(only, true, only, true);
    }

    void eachDecision(String subject, Consumer<Change<SubjectEvent>> each) {
        Growing<Change<SubjectEvent>> decisions = now.subjects.get(subject);
        if (decisions != null) {
            decisions.forEach(each);
        }
    }

    void eachAction(Consumer<ActionFacts> each) {
        now.allActions.forEach(action -> each.accept(action.get()));
    }

    void eachActionOf(String auditId, Consumer<ActionFacts> each) {
        Growing<Latest<ActionFacts>> ofAudit = now.actionsByAudit.get(auditId);
        if (ofAudit != null) {
            ofAudit.forEach(action -> each.accept(action.get()));
        }
    }
}
