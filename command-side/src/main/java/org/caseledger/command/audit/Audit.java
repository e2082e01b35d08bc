package org.caseledger.command.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.AuditEvent.AuditCancelled;
import org.caseledger.events.AuditEvent.AuditExempted;
import org.caseledger.events.AuditEvent.AuditNotReturned;
import org.caseledger.events.AuditEvent.AuditUploaded;
import org.caseledger.events.AuditEvent.ConcernAdvanced;
import org.caseledger.events.AuditEvent.FindingsRecorded;
import org.caseledger.events.AuditEvent.FollowUpRecorded;
import org.caseledger.events.AuditEvent.GradeAmended;
import org.caseledger.events.AuditEvent.GradeModerated;
import org.caseledger.events.AuditEvent.GradeSubmitted;
import org.caseledger.events.AuditEvent.GradesReconciled;
import org.caseledger.events.AuditEvent.RecordCorrected;
import org.caseledger.events.AuditEvent.ReflectionRecorded;
import org.caseledger.events.AuditEvent.SecondGradeSubmitted;
import org.caseledger.events.AuditEvent.SubmissionRejected;
import org.caseledger.events.ConcernStep;
import org.caseledger.events.DataSubject;
import org.caseledger.events.FamilyMember;
import org.caseledger.events.Framework;
import org.caseledger.events.Participant;
import org.caseledger.events.Sentiment;
import org.caseledger.events.ViewsRecorded;
import org.caseledger.events.correction.Corrections;
import org.jspecify.annotations.Nullable;

/**
 * One audit as the rules need to know it: the latest of each thing that happened, in the order in which the ledger learnt
 * it.
 *
 * @param firstGrades the first grading's grades as amended
 * @param secondGrades the second grading's
 * @param allocated the allocation, with the auditors who have it now
 * @param rejected the last rejection; it binds while {@code sentBack}
 * @param sentBack rejected, and not submitted again
 * @param told every event, corrected, in the order in which the ledger learnt it; the corrections themselves are not there
 * @param submittedDomains the first grading's domains, those told later included, before any amendment
 * @param moderatedDomains the moderator's domains, those told later included
 * @param participation whose views the first grading has, those told later included
 * @param feedback the family's feedback in the first grading, what was told later included
 * @param uploaded the upload of the submission that counts; a new one is uploaded anew, and followed up anew
 * @param concernRaisedOn the day on which the audit first came to stand at the lowest grade
 */
public record Audit(
        List<AuditEvent> told,
        AuditAllocated allocated,
        @Nullable AuditExempted exempted,
        @Nullable AuditCancelled cancelled,
        @Nullable AuditNotReturned notReturned,
        @Nullable GradeSubmitted first,
        @Nullable SecondGradeSubmitted second,
        Grades firstGrades,
        Grades secondGrades,
        @Nullable GradesReconciled reconciled,
        @Nullable SubmissionRejected rejected,
        boolean sentBack,
        @Nullable GradeModerated moderated,
        SortedMap<String, String> submittedDomains,
        SortedMap<String, String> moderatedDomains,
        Map<Participant, ViewsRecorded> participation,
        Map<FamilyMember, Sentiment> feedback,
        @Nullable ReflectionRecorded reflection,
        boolean atRisk,
        @Nullable AuditUploaded uploaded,
        @Nullable FollowUpRecorded followedUp,
        @Nullable LocalDate concernRaisedOn,
        Map<ConcernStep, ConcernAdvanced> concernSteps) {

    /**
     * What one auditor's grading says by now.
     *
     * @param amendedOn the day of the last amendment
     */
    record Grades(
            @Nullable String overall,
            SortedMap<String, String> domains,
            @Nullable LocalDate amendedOn) {

        static final Grades NONE = new Grades(null, new TreeMap<>(), null);

        Grades amended(GradeAmended amended) {
            return new Grades(amended.overall(), Changing.merged(domains, amended.domains()), amended.effectiveOn());
        }
    }

    /** An audit of which nothing but its allocation is known. */
    static Audit allocated(AuditAllocated allocated) {
        return new Audit(
                List.of(allocated),
                allocated,
                null,
                null,
                null,
                null,
                null,
                Grades.NONE,
                Grades.NONE,
                null,
                null,
                false,
                null,
                new TreeMap<>(),
                new TreeMap<>(),
                Map.of(),
                Map.of(),
                null,
                false,
                null,
                null,
                null,
                Map.of());
    }

    /** The audit after an event; the first event of a stream is its allocation. */
    public static Audit evolve(@Nullable Audit audit, AuditEvent event) {
        if (event instanceof AuditAllocated allocated) {
            return allocated(allocated);
        }
        Audit known = Objects.requireNonNull(audit, "An audit's first event is its allocation");
        if (event instanceof RecordCorrected correction) {
            return fold(Corrections.applied(known.told, correction));
        }
        return new Changing(known).by(event).audit();
    }

    /** The audit to which all this happened. */
    static Audit fold(List<AuditEvent> told) {
        @Nullable Audit audit = null;
        for (AuditEvent event : told) {
            audit = evolve(audit, event);
        }
        return Objects.requireNonNull(audit);
    }

    /** The audit after some more happened. */
    Audit after(List<AuditEvent> events) {
        Audit next = this;
        for (AuditEvent event : events) {
            next = evolve(next, event);
        }
        return next;
    }

    /** Whether two auditors grade it. */
    public boolean isLooped() {
        return allocated.secondAuditor() != null;
    }

    /** Whether all submissions are in and none was sent back. */
    public boolean isSubmitted() {
        return !sentBack && first != null && (!isLooped() || second != null);
    }

    /** Whether it came back, be it to be sent back again. */
    boolean isReturned() {
        return rejected != null || isSubmitted();
    }

    /** Who graded it or was given it to grade, in order of their names. */
    public SortedSet<String> graders() {
        SortedSet<String> graders = new TreeSet<>();
        graders.add(allocated.auditor());
        if (allocated.secondAuditor() != null) {
            graders.add(allocated.secondAuditor());
        }
        if (first != null) {
            graders.add(first.auditor());
        }
        if (second != null) {
            graders.add(second.auditor());
        }
        return graders;
    }

    /** Whether this person graded it, or was given it to grade. */
    public boolean isGradedBy(String person) {
        return graders().contains(person);
    }

    /** Whether this person has yet to grade it without knowing the other auditor's grading. */
    boolean mustStayBlind(String person) {
        boolean firstToCome = person.equals(allocated.auditor()) && (first == null || sentBack);
        boolean secondToCome = person.equals(allocated.secondAuditor()) && (second == null || sentBack);
        return isLooped() && (firstToCome || secondToCome);
    }

    /** The grade that it stands at today; none while it stands at none. */
    public @Nullable String standing() {
        if (countsNot()) {
            return null;
        }
        return moderated != null ? moderated.to() : standingUnmoderated();
    }

    private boolean countsNot() {
        return exempted != null || cancelled != null || sentBack;
    }

    /** The grade that it would stand at without a moderation. */
    public @Nullable String standingUnmoderated() {
        if (countsNot()) {
            return null;
        }
        if (!isLooped()) {
            return firstGrades.overall();
        }
        if (reconciled != null) {
            return reconciled.overall();
        }
        return gradesAgree() ? firstGrades.overall() : null;
    }

    /** Whether both auditors of a looped audit gave the same overall grade. */
    boolean gradesAgree() {
        return first != null && second != null && Objects.equals(firstGrades.overall(), secondGrades.overall());
    }

    /** The domain grades that a moderator judges. */
    SortedMap<String, String> domainsUnmoderated() {
        if (!isLooped()) {
            return firstDomains();
        }
        if (reconciled != null) {
            return reconciled.domains();
        }
        return commonDomains();
    }

    /** The domains to which both auditors gave the same grade. */
    SortedMap<String, String> commonDomains() {
        SortedMap<String, String> common = new TreeMap<>(firstDomains());
        common.entrySet().retainAll(secondGrades.domains().entrySet());
        return common;
    }

    /** The first grading's domains by now: a file may have told more of them since the amendment. */
    private SortedMap<String, String> firstDomains() {
        return Changing.merged(submittedDomains, firstGrades.domains());
    }

    /** The allocation as it was at first, before anybody took it over. */
    AuditAllocated firstAllocated() {
        return (AuditAllocated) told.getFirst();
    }

    /** The first auditor's last grading; also one that was sent back, after the other auditor has begun anew. */
    @Nullable
    GradeSubmitted firstTold() {
        return lastTold(GradeSubmitted.class);
    }

    /** The second auditor's last grading, in the same way. */
    @Nullable
    SecondGradeSubmitted secondTold() {
        return lastTold(SecondGradeSubmitted.class);
    }

    /** Who gave one grading, or has to; nobody where there is no second auditor. */
    @Nullable
    String grader(boolean ofSecond) {
        if (ofSecond) {
            return second == null ? allocated.secondAuditor() : second.auditor();
        }
        return first == null ? allocated.auditor() : first.auditor();
    }

    /** What one grading found; nothing while it isn't in. */
    List<FindingsRecorded> findings(boolean ofSecond) {
        AuditEvent grading = ofSecond ? second : first;
        return grading == null ? List.of() : findings(told.subList(told.lastIndexOf(grading), told.size()), ofSecond);
    }

    /** What the first auditor found in all gradings, those that were sent back included. */
    List<FindingsRecorded> findingsEverTold() {
        return findings(told, false);
    }

    private static List<FindingsRecorded> findings(List<AuditEvent> events, boolean ofSecond) {
        return events.stream()
                .filter(FindingsRecorded.class::isInstance)
                .map(FindingsRecorded.class::cast)
                .filter(recorded -> recorded.second() == ofSecond)
                .toList();
    }

    /** The last event of a kind. */
    <E extends AuditEvent> @Nullable E lastTold(Class<E> type) {
        return told.reversed().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }

    /** One grading's domains by now. */
    SortedMap<String, String> gradedDomains(boolean ofSecond) {
        return ofSecond ? secondGrades.domains() : firstDomains();
    }

    /** The day of one grading, or of its last amendment; that of the allocation while it isn't in. */
    LocalDate gradedOn(boolean ofSecond) {
        AuditEvent submitted = ofSecond ? second : first;
        LocalDate amendedOn = (ofSecond ? secondGrades : firstGrades).amendedOn();
        if (amendedOn != null) {
            return amendedOn;
        }
        return submitted == null ? allocated.effectiveOn() : submitted.effectiveOn();
    }

    /** The day of the latest thing that a moderation judges. */
    LocalDate gradedOn() {
        LocalDate latest = later(gradedOn(false), gradedOn(true));
        return reconciled == null ? latest : later(latest, reconciled.effectiveOn());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** The day on which the last of its submissions came in; that of the allocation while none has. */
    LocalDate submittedOn() {
        LocalDate firstOn = first == null ? allocated.effectiveOn() : first.effectiveOn();
        return second == null ? firstOn : later(firstOn, second.effectiveOn());
    }

    /** The day of the latest thing that happened to it. */
    LocalDate lastOn() {
        return told.stream().map(AuditEvent::effectiveOn).reduce(allocated.effectiveOn(), Audit::later);
    }

    /** The day of what gave it the grade that it stands at. */
    LocalDate standsSince() {
        return moderated == null ? gradedOn() : moderated.effectiveOn();
    }

    /** Whether it stands at the framework's lowest grade. */
    boolean isLowest(Framework framework) {
        return framework.lowest().equals(standing());
    }

    /** Whose key seals the texts about this audit: the child's, or the auditor's where there is no child. */
    public String subject() {
        return DataSubject.of(allocated);
    }
}
