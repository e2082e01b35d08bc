package org.caseledger.events.stored;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.caseledger.events.ActionEvent;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.CommandAnswered;
import org.caseledger.events.DeadLetterDiscarded;
import org.caseledger.events.EscalationEvent;
import org.caseledger.events.FrameworkEvent;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.RegisterEvent;
import org.caseledger.events.RemindersSent;
import org.caseledger.events.ReportEvent;
import org.caseledger.events.SampleEvent;
import org.caseledger.events.SubjectEvent;

/** The names under which events are stored. They are ours, not Java's: a class may move, its stored name may not. */
public final class EventTypes {

    private static final String FIRST_REVISION = "1";

    /** The revisions of those whose stored form has changed. {@link Upcasters} read the ones before. */
    private static final Map<Class<?>, String> REVISIONS = Map.of(AuditEvent.AuditExempted.class, "2");

    private static final Map<String, Class<? extends LedgerEvent>> BY_NAME = Map.ofEntries(
            Map.entry("AuditAllocated", AuditEvent.AuditAllocated.class),
            Map.entry("AuditReassigned", AuditEvent.AuditReassigned.class),
            Map.entry("AuditExempted", AuditEvent.AuditExempted.class),
            Map.entry("AuditCancelled", AuditEvent.AuditCancelled.class),
            Map.entry("GradeSubmitted", AuditEvent.GradeSubmitted.class),
            Map.entry("SecondGradeSubmitted", AuditEvent.SecondGradeSubmitted.class),
            Map.entry("AuditNotReturned", AuditEvent.AuditNotReturned.class),
            Map.entry("GradeAmended", AuditEvent.GradeAmended.class),
            Map.entry("GradesAgreed", AuditEvent.GradesAgreed.class),
            Map.entry("GradesDiffered", AuditEvent.GradesDiffered.class),
            Map.entry("GradesReconciled", AuditEvent.GradesReconciled.class),
            Map.entry("SubmissionRejected", AuditEvent.SubmissionRejected.class),
            Map.entry("GradeModerated", AuditEvent.GradeModerated.class),
            Map.entry("DomainGradesRecorded", AuditEvent.DomainGradesRecorded.class),
            Map.entry("ParticipationRecorded", AuditEvent.ParticipationRecorded.class),
            Map.entry("FindingsRecorded", AuditEvent.FindingsRecorded.class),
            Map.entry("ReflectionRecorded", AuditEvent.ReflectionRecorded.class),
            Map.entry("RiskFlagged", AuditEvent.RiskFlagged.class),
            Map.entry("AuditUploaded", AuditEvent.AuditUploaded.class),
            Map.entry("FollowUpRecorded", AuditEvent.FollowUpRecorded.class),
            Map.entry("RecordCorrected", AuditEvent.RecordCorrected.class),
            Map.entry("ConcernRaised", AuditEvent.ConcernRaised.class),
            Map.entry("ConcernLifted", AuditEvent.ConcernLifted.class),
            Map.entry("ConcernAdvanced", AuditEvent.ConcernAdvanced.class),
            Map.entry("ActionRaised", ActionEvent.ActionRaised.class),
            Map.entry("ActionExtended", ActionEvent.ActionExtended.class),
            Map.entry("ActionCompleted", ActionEvent.ActionCompleted.class),
            Map.entry("ActionReopened", ActionEvent.ActionReopened.class),
            Map.entry("ActionVerified", ActionEvent.ActionVerified.class),
            Map.entry("ActionCancelled", ActionEvent.ActionCancelled.class),
            Map.entry("EscalationRaised", EscalationEvent.EscalationRaised.class),
            Map.entry("StageAdvanced", EscalationEvent.StageAdvanced.class),
            Map.entry("EscalationResolved", EscalationEvent.EscalationResolved.class),
            Map.entry("FrameworkPublished", FrameworkEvent.FrameworkPublished.class),
            Map.entry("FrameworkDomainsAdded", FrameworkEvent.FrameworkDomainsAdded.class),
            Map.entry("RoundOpened", RegisterEvent.RoundOpened.class),
            Map.entry("RoundClosed", RegisterEvent.RoundClosed.class),
            Map.entry("RoundReopened", RegisterEvent.RoundReopened.class),
            Map.entry("TeamMentioned", RegisterEvent.TeamMentioned.class),
            Map.entry("TeamRegistered", RegisterEvent.TeamRegistered.class),
            Map.entry("TeamRetired", RegisterEvent.TeamRetired.class),
            Map.entry("PersonMentioned", RegisterEvent.PersonMentioned.class),
            Map.entry("AuditorRegistered", RegisterEvent.AuditorRegistered.class),
            Map.entry("DiscretionaryExemptionTaken", RegisterEvent.DiscretionaryExemptionTaken.class),
            Map.entry("ReportPinned", ReportEvent.ReportPinned.class),
            Map.entry("SampleListed", SampleEvent.SampleListed.class),
            Map.entry("SampleDrawn", SampleEvent.SampleDrawn.class),
            Map.entry("ModerationsListed", SampleEvent.ModerationsListed.class),
            Map.entry("ModerationsDrawn", SampleEvent.ModerationsDrawn.class),
            Map.entry("RemindersSent", RemindersSent.class),
            Map.entry("LegalHoldPlaced", SubjectEvent.LegalHoldPlaced.class),
            Map.entry("LegalHoldLifted", SubjectEvent.LegalHoldLifted.class),
            Map.entry("SubjectErased", SubjectEvent.SubjectErased.class),
            Map.entry("DeadLetterDiscarded", DeadLetterDiscarded.class),
            Map.entry("CommandAnswered", CommandAnswered.class));

    private static final Map<Class<?>, String> BY_CLASS =
            BY_NAME.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private EventTypes() {}

    /** Every kind of event. */
    public static Collection<Class<? extends LedgerEvent>> all() {
        return BY_NAME.values();
    }

    /**
     * The stored name of an event's class.
     *
     * @throws IllegalArgumentException for a class that is no event
     */
    public static String nameOf(Class<?> type) {
        String name = BY_CLASS.get(type);
        if (name == null) {
            throw new IllegalArgumentException(type.getName() + " is not an event of the ledger");
        }
        return name;
    }

    /** The revision in which an event of this class is written now. */
    public static String revisionOf(Class<?> type) {
        return REVISIONS.getOrDefault(type, FIRST_REVISION);
    }

    /**
     * The class that a stored name means.
     *
     * @throws UnreadableEventException for a name that this version doesn't know
     */
    public static Class<? extends LedgerEvent> classOf(String name) {
        Class<? extends LedgerEvent> type = BY_NAME.get(name);
        if (type == null) {
            throw new UnreadableEventException("The ledger holds an event of the type " + name
                    + ", which this version of Case Ledger does not know");
        }
        return type;
    }
}
