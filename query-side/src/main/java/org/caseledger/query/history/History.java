package org.caseledger.query.history;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.AuditEvent.AuditCancelled;
import org.caseledger.events.AuditEvent.AuditExempted;
import org.caseledger.events.AuditEvent.AuditNotReturned;
import org.caseledger.events.AuditEvent.AuditReassigned;
import org.caseledger.events.AuditEvent.AuditUploaded;
import org.caseledger.events.AuditEvent.ConcernAdvanced;
import org.caseledger.events.AuditEvent.ConcernLifted;
import org.caseledger.events.AuditEvent.ConcernRaised;
import org.caseledger.events.AuditEvent.DomainGradesRecorded;
import org.caseledger.events.AuditEvent.FindingsRecorded;
import org.caseledger.events.AuditEvent.FollowUpRecorded;
import org.caseledger.events.AuditEvent.GradeAmended;
import org.caseledger.events.AuditEvent.GradeModerated;
import org.caseledger.events.AuditEvent.GradeSubmitted;
import org.caseledger.events.AuditEvent.GradesAgreed;
import org.caseledger.events.AuditEvent.GradesDiffered;
import org.caseledger.events.AuditEvent.GradesReconciled;
import org.caseledger.events.AuditEvent.ParticipationRecorded;
import org.caseledger.events.AuditEvent.RecordCorrected;
import org.caseledger.events.AuditEvent.ReflectionRecorded;
import org.caseledger.events.AuditEvent.RiskFlagged;
import org.caseledger.events.AuditEvent.SecondGradeSubmitted;
import org.caseledger.events.AuditEvent.SubmissionRejected;
import org.caseledger.events.DataSubject;
import org.caseledger.events.Framework;
import org.caseledger.events.SealedText;
import org.caseledger.events.correction.Corrections;
import org.caseledger.events.stored.EventTypes;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.facts.AuditFacts;
import org.caseledger.query.facts.Change;
import org.caseledger.query.facts.Known;
import org.caseledger.query.facts.Recorded;
import org.caseledger.query.history.HistoryEntry.Actor;
import org.caseledger.query.history.HistoryEntry.FieldChange;
import org.jspecify.annotations.Nullable;

/** Tells the history of one audit in the order in which the ledger was told of it. */
public final class History {

    /** What is read where a text's key has been destroyed. */
    public static final String ERASED = "erased";

    private final Function<SealedText, String> opener;
    private final Predicate<AuditEvent> withheld;
    private final Framework framework;
    private List<AuditEvent> shown = new ArrayList<>();
    private AuditAt audit;
    private Description described = Description.NOTHING;

    private History(
            AuditAllocated allocation,
            Framework framework,
            Function<SealedText, String> opener,
            Predicate<AuditEvent> withheld) {
        this.audit = new AuditAt(allocation, framework);
        this.framework = framework;
        this.opener = opener;
        this.withheld = withheld;
    }

    /**
     * The entries of an audit, as the ledger knew it.
     *
     * @param opener opens a sealed text, or gives {@link #ERASED}
     * @param withheld what this reader may not see: see {@link BlindGrading}. It is left out of the standing too, or
     *     the grade would tell what the change may not
     */
    public static List<HistoryEntry> of(
            AuditFacts facts, Known known, Function<SealedText, String> opener, Predicate<AuditEvent> withheld) {
        AuditAllocated allocation = facts.asFirstTold();
        History history = new History(allocation, known.frameworkOf(allocation), opener, withheld);
        List<HistoryEntry> entries = new ArrayList<>();
        for (Change<AuditEvent> change : facts.told().toldBy(known.position())) {
            entries.add(history.next(change));
        }
        return Erasures.among(entries, known.decisions(DataSubject.of(facts.allocation())));
    }

    private HistoryEntry next(Change<AuditEvent> change) {
        AuditEvent event = change.event();
        if (withheld.test(event)) {
            return entry(change, null, List.of(), true);
        }
        take(event);
        Description before = described;
        described = Description.of(audit);
        List<FieldChange> changes = new ArrayList<>(described.since(before, opener));
        changes.addAll(concern(event));
        addCorrection(event, changes);
        SealedText reason = reason(event);
        return entry(change, reason == null ? null : opener.apply(reason), changes, false);
    }

    /** A correction changes what was told before it; everything else adds to it. */
    private void take(AuditEvent event) {
        if (event instanceof RecordCorrected correction) {
            shown = new ArrayList<>(Corrections.applied(shown, correction));
            audit = new AuditAt((AuditAllocated) shown.getFirst(), framework);
            shown.forEach(audit::apply);
        } else {
            shown.add(event);
            audit.apply(event);
        }
    }

    /** What was corrected is told even where the audit stands as before. */
    private static void addCorrection(AuditEvent event, List<FieldChange> changes) {
        if (event instanceof RecordCorrected e
                && changes.stream().noneMatch(change -> change.field().equals(e.field()))) {
            changes.addFirst(new FieldChange(e.field(), e.from(), e.to()));
        }
    }

    private HistoryEntry entry(
            Change<AuditEvent> change, @Nullable String reason, List<FieldChange> changes, boolean hidden) {
        Recorded recorded = change.recorded();
        return new HistoryEntry(
                recorded.sequence(),
                recorded.position(),
                EventTypes.nameOf(change.event().getClass()),
                change.event().effectiveOn(),
                recorded.recordedAt(),
                new Actor(recorded.actor(), recorded.role(), recorded.onBehalfOf()),
                reason,
                List.copyOf(changes),
                hidden ? null : audit.grade(),
                hidden);
    }

    /** The standing says by itself whether there is a concern; the event says when people were told. */
    private static List<FieldChange> concern(AuditEvent event) {
        if (event instanceof ConcernRaised) {
            return List.of(new FieldChange("concern", null, "raised"));
        }
        return event instanceof ConcernLifted ? List.of(new FieldChange("concern", "raised", "lifted")) : List.of();
    }

    private static @Nullable SealedText reason(AuditEvent event) {
        return switch (event) {
            case AuditReassigned e -> e.reason();
            case AuditExempted e -> e.reason();
            case AuditCancelled e -> e.reason();
            case GradeSubmitted e -> e.submission().rationale();
            case SecondGradeSubmitted e -> e.submission().rationale();
            case GradeAmended e -> e.reason();
            case GradesReconciled e -> e.rationale();
            case SubmissionRejected e -> e.reason();
            case GradeModerated e -> e.rationale();
            case ReflectionRecorded e -> e.text();
            case RiskFlagged e -> e.reason();
            case FollowUpRecorded e -> e.note();
            case ConcernAdvanced e -> e.note();
            case RecordCorrected e -> e.reason();
            case AuditAllocated _, AuditNotReturned _, GradesAgreed _, GradesDiffered _, DomainGradesRecorded _ -> null;
            case ParticipationRecorded _, FindingsRecorded _, AuditUploaded _, ConcernRaised _, ConcernLifted _ -> null;
        };
    }
}
