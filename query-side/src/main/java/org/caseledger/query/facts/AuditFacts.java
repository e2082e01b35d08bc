package org.caseledger.query.facts;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.AuditEvent.RecordCorrected;
import org.caseledger.events.DataSubject;
import org.caseledger.events.correction.Corrections;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one audit: how it was allocated, and what came of it. A correction makes other facts of the same
 * events and keeps those before it, so that what was known then can be asked for at no cost.
 *
 * @param timeline the events with their right values
 * @param told the events as they were told
 * @param before the facts before the last correction; absent where there was none
 * @param correctedAt the position of the last correction; -1 where there was none
 */
public record AuditFacts(
        AuditAllocated allocation,
        Timeline<AuditEvent> timeline,
        Timeline<AuditEvent> told,
        @Nullable AuditFacts before,
        long correctedAt) {

    static AuditFacts startingWith(AuditAllocated allocation, Recorded recorded) {
        Timeline<AuditEvent> timeline = Timeline.startingWith(new Change<>(allocation, recorded));
        return new AuditFacts(allocation, timeline, timeline, null, -1);
    }

    public String id() {
        return allocation.auditId();
    }

    /** Whether the audit had been allocated by a day, as the ledger knew it at a position. */
    public boolean allocatedBy(LocalDate asAt, long knownAt) {
        return timeline.begunBy(knownAt) && !allocation.effectiveOn().isAfter(asAt);
    }

    /** How it was allocated as the ledger was told first. */
    public AuditAllocated asFirstTold() {
        return before == null ? allocation : before.asFirstTold();
    }

    /**
     * Whose keys seal what was told up to a position: the child's, also where only actions tell anything. Where the audit is
     * of no child, its texts are each about the auditor of their time.
     */
    public Set<String> subjects(long position) {
        Set<String> subjects = new LinkedHashSet<>();
        if (allocation.childRef() != null) {
            subjects.add(DataSubject.of(allocation));
        }
        told.toldBy(position).stream()
                .flatMap(change -> SealedTexts.in(change.event()).stream())
                .forEach(text -> subjects.add(text.subject()));
        return subjects;
    }

    /** The facts without the corrections that came after a position. */
    AuditFacts asKnownAt(long position) {
        AuditFacts known = this;
        while (known.before != null && known.correctedAt > position) {
            known = known.before;
        }
        return known;
    }

    /** Whether the audit was ever said to belong to a round. */
    boolean everIn(YearMonth round) {
        return allocation.round().equals(round) || (before != null && before.everIn(round));
    }

    AuditFacts with(Change<AuditEvent> change) {
        if (change.event() instanceof RecordCorrected correction) {
            return corrected(change, correction);
        }
        Timeline<AuditEvent> more = timeline.with(change);
        return new AuditFacts(allocation, more, told == timeline ? more : told.with(change), before, correctedAt);
    }

    private AuditFacts corrected(Change<AuditEvent> change, RecordCorrected correction) {
        List<Change<AuditEvent>> changes = timeline.toldBy(Long.MAX_VALUE);
        List<AuditEvent> right =
                Corrections.applied(changes.stream().map(Change::event).toList(), correction);
        Timeline<AuditEvent> corrected = Timeline.startingWith(
                new Change<>(right.getFirst(), changes.getFirst().recorded()));
        for (int i = 1; i < right.size(); i++) {
            corrected = corrected.with(new Change<>(right.get(i), changes.get(i).recorded()));
        }
        return new AuditFacts(
                (AuditAllocated) right.getFirst(),
                corrected.with(change),
                told.with(change),
                this,
                change.recorded().position());
    }
}
