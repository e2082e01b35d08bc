package org.caseledger.events.correction;

import static org.caseledger.events.correction.Place.KEY;
import static org.caseledger.events.correction.Place.dayOf;
import static org.caseledger.events.correction.Place.in;
import static org.caseledger.events.correction.Place.repeatedDayOf;
import static org.caseledger.events.correction.Place.repeatedIn;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.AuditEvent.AuditCancelled;
import org.caseledger.events.AuditEvent.AuditExempted;
import org.caseledger.events.AuditEvent.AuditReassigned;
import org.caseledger.events.AuditEvent.AuditUploaded;
import org.caseledger.events.AuditEvent.ConcernLifted;
import org.caseledger.events.AuditEvent.ConcernRaised;
import org.caseledger.events.AuditEvent.FindingsRecorded;
import org.caseledger.events.AuditEvent.FollowUpRecorded;
import org.caseledger.events.AuditEvent.GradeAmended;
import org.caseledger.events.AuditEvent.GradeModerated;
import org.caseledger.events.AuditEvent.GradeSubmitted;
import org.caseledger.events.AuditEvent.GradesAgreed;
import org.caseledger.events.AuditEvent.GradesDiffered;
import org.caseledger.events.AuditEvent.GradesReconciled;
import org.caseledger.events.AuditEvent.ParticipationRecorded;
import org.caseledger.events.AuditEvent.ReflectionRecorded;
import org.caseledger.events.AuditEvent.SecondGradeSubmitted;
import org.caseledger.events.AuditEvent.SubmissionRejected;
import org.caseledger.events.GradingStage;

/**
 * What of an audit a correction may put right, and where it stands in the events. Left out, on purpose: the authority and
 * the child (texts are sealed under the child's key), the audit that it follows, and texts.
 */
public enum Correctable {
    // of the allocation
    ROUND("round", Form.MONTH, in(AuditAllocated.class, "round")),
    PROGRAMME("programme", Form.NAME, in(AuditAllocated.class, "programme")),
    KIND("kind", Form.KIND, in(AuditAllocated.class, "kind")),
    COHORT("cohort", Form.OPTIONAL_NAME, in(AuditAllocated.class, "cohort")),
    AREA("area", Form.OPTIONAL_NAME, in(AuditAllocated.class, "area")),
    TEAM("team", Form.OPTIONAL_NAME, in(AuditAllocated.class, "team")),
    THEME("theme", Form.OPTIONAL_NAME, in(AuditAllocated.class, "theme")),
    PRACTITIONER("practitioner", Form.OPTIONAL_NAME, in(AuditAllocated.class, "practitioner")),
    AUDITOR(
            "auditor",
            Form.NAME,
            in(AuditAllocated.class, "auditor"),
            in(event -> event instanceof AuditReassigned to && !to.second(), "auditor"),
            repeatedIn(GradeSubmitted.class, "auditor"),
            new Place(Correctable::amendsFirst, List.of("auditor"), true),
            new Place(Correctable::foundByFirst, List.of("auditor"), true)),
    SECOND_AUDITOR(
            "secondAuditor",
            Form.NAME,
            in(AuditAllocated.class, "secondAuditor"),
            in(event -> event instanceof AuditReassigned to && to.second(), "auditor"),
            repeatedIn(SecondGradeSubmitted.class, "auditor"),
            new Place(Correctable::amendsSecond, List.of("auditor"), true),
            new Place(Correctable::foundBySecond, List.of("auditor"), true)),
    ALLOCATED_ON("allocatedOn", Form.DAY, dayOf(AuditAllocated.class)),
    DUE_ON("dueOn", Form.DUE_DAY, in(AuditAllocated.class, "dueOn")),
    // of what came of it
    EXEMPTED_ON("exemptedOn", Form.DAY, dayOf(AuditExempted.class)),
    EXEMPTION_GROUND("exemptionGround", Form.GROUND, in(AuditExempted.class, "ground")),
    CANCELLED_ON("cancelledOn", Form.DAY, dayOf(AuditCancelled.class), Correctable.followsFrom()),
    SUBMITTED_ON(
            "submittedOn",
            Form.DAY,
            dayOf(GradeSubmitted.class),
            repeatedDayOf(GradingStage.SUBMITTED),
            Correctable.followsFrom(),
            repeatedDayOf(ParticipationRecorded.class::isInstance),
            repeatedDayOf(Correctable::foundByFirst)),
    SUBMITTED_GRADE("submittedGrade", Form.GRADE, in(GradeSubmitted.class, "submission", "overall")),
    SECOND_SUBMITTED_ON(
            "secondSubmittedOn",
            Form.DAY,
            dayOf(SecondGradeSubmitted.class),
            Correctable.followsFrom(),
            repeatedDayOf(Correctable::foundBySecond)),
    SECOND_GRADE("secondGrade", Form.GRADE, in(SecondGradeSubmitted.class, "submission", "overall")),
    AMENDED_ON("amendedOn", Form.DAY, in(Correctable::amendsFirst, "effectiveOn"), Correctable.followsFrom()),
    AMENDED_GRADE("amendedGrade", Form.GRADE, in(Correctable::amendsFirst, "overall")),
    SECOND_AMENDED_ON(
            "secondAmendedOn", Form.DAY, in(Correctable::amendsSecond, "effectiveOn"), Correctable.followsFrom()),
    SECOND_AMENDED_GRADE("secondAmendedGrade", Form.GRADE, in(Correctable::amendsSecond, "overall")),
    RECONCILED_ON("reconciledOn", Form.DAY, dayOf(GradesReconciled.class), Correctable.followsFrom()),
    RECONCILED_GRADE("reconciledGrade", Form.GRADE, in(GradesReconciled.class, "overall")),
    REJECTED_ON("rejectedOn", Form.DAY, dayOf(SubmissionRejected.class), Correctable.followsFrom()),
    MODERATOR("moderator", Form.NAME, in(GradeModerated.class, "moderator")),
    MODERATED_ON(
            "moderatedOn",
            Form.DAY,
            dayOf(GradeModerated.class),
            repeatedDayOf(GradingStage.MODERATED),
            Correctable.followsFrom()),
    MODERATED_GRADE("moderatedGrade", Form.GRADE, in(GradeModerated.class, "to")),
    MODERATION_SAMPLING("moderationSampling", Form.SAMPLING, in(GradeModerated.class, "sampling")),
    AT_RISK("atRisk", Form.YES_NO, in(GradeSubmitted.class, "submission", "atRisk")),
    REFLECTION_RETURNED_ON("reflectionReturnedOn", Form.DAY, dayOf(ReflectionRecorded.class)),
    UPLOADED_ON("uploadedOn", Form.DAY, dayOf(AuditUploaded.class)),
    FOLLOWED_UP_ON("followedUpOn", Form.DAY, dayOf(FollowUpRecorded.class)),
    PARTICIPATION(
            "participation",
            Form.VIEWS,
            in(GradeSubmitted.class, "submission", "participation", KEY),
            in(ParticipationRecorded.class, "participation", KEY)),
    FEEDBACK(
            "feedback",
            Form.SENTIMENT,
            in(GradeSubmitted.class, "submission", "feedback", KEY),
            in(ParticipationRecorded.class, "feedback", KEY)),
    DOMAINS(
            "domains",
            Form.DOMAIN_GRADE,
            in(GradeSubmitted.class, "submission", "domains", KEY),
            in(GradingStage.SUBMITTED, "domains", KEY)),
    SECOND_DOMAINS("secondDomains", Form.DOMAIN_GRADE, in(SecondGradeSubmitted.class, "submission", "domains", KEY)),
    AMENDED_DOMAINS("amendedDomains", Form.DOMAIN_GRADE, in(Correctable::amendsFirst, "domains", KEY)),
    SECOND_AMENDED_DOMAINS("secondAmendedDomains", Form.DOMAIN_GRADE, in(Correctable::amendsSecond, "domains", KEY)),
    RECONCILED_DOMAINS("reconciledDomains", Form.DOMAIN_GRADE, in(GradesReconciled.class, "domains", KEY)),
    MODERATED_DOMAINS(
            "moderatedDomains",
            Form.DOMAIN_GRADE,
            in(GradeModerated.class, "domains", KEY, "to"),
            in(GradingStage.MODERATED, "domains", KEY));

    /** What a value looks like. */
    public enum Form {
        NAME,
        OPTIONAL_NAME,
        KIND,
        MONTH,
        DAY,
        /** A day that may lie ahead. */
        DUE_DAY,
        GRADE,
        DOMAIN_GRADE,
        YES_NO,
        SAMPLING,
        VIEWS,
        SENTIMENT,
        GROUND;

        /** Whether there are several values of this form, each with its key. */
        boolean keyed() {
            return this == DOMAIN_GRADE || this == VIEWS || this == SENTIMENT;
        }
    }

    private final String apiName;
    private final Form form;

    @SuppressWarnings("ImmutableEnumChecker") // List.of gives one that never changes
    private final List<Place> places;

    Correctable(String apiName, Form form, Place... places) {
        this.apiName = apiName;
        this.form = form;
        this.places = List.of(places);
    }

    private static boolean amendsFirst(AuditEvent event) {
        return event instanceof GradeAmended amended && !amended.second();
    }

    private static boolean amendsSecond(AuditEvent event) {
        return event instanceof GradeAmended amended && amended.second();
    }

    private static boolean foundByFirst(AuditEvent event) {
        return event instanceof FindingsRecorded recorded && !recorded.second();
    }

    private static boolean foundBySecond(AuditEvent event) {
        return event instanceof FindingsRecorded recorded && recorded.second();
    }

    /** What a grading brought about on its day. */
    private static Place followsFrom() {
        return repeatedDayOf(event -> event instanceof GradesAgreed
                || event instanceof GradesDiffered
                || event instanceof ConcernRaised
                || event instanceof ConcernLifted);
    }

    /** The name that callers use, that of the API. */
    public String apiName() {
        return apiName;
    }

    public Form form() {
        return form;
    }

    /** Whether it is said when the audit is allocated, before anything is graded. */
    public boolean ofAllocation() {
        return compareTo(DUE_ON) <= 0;
    }

    List<Place> places() {
        return places;
    }

    static Optional<Correctable> named(String apiName) {
        return Arrays.stream(values())
                .filter(one -> one.apiName.equals(apiName))
                .findFirst();
    }
}
