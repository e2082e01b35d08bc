package org.caseledger.command.audit;

import static org.caseledger.command.audit.Guards.happened;
import static org.caseledger.command.audit.Guards.isGiven;
import static org.caseledger.command.audit.Guards.refuseIf;
import static org.caseledger.command.audit.Guards.refuseIfOver;
import static org.caseledger.command.audit.Guards.seal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.caseledger.command.Checks;
import org.caseledger.command.Context;
import org.caseledger.command.Reason;
import org.caseledger.command.Rejected;
import org.caseledger.command.Role;
import org.caseledger.command.audit.Audit.Grades;
import org.caseledger.command.audit.AuditCommand.AmendGrade;
import org.caseledger.command.audit.AuditCommand.Grading;
import org.caseledger.command.audit.AuditCommand.RejectSubmission;
import org.caseledger.command.audit.AuditCommand.SubmitGrade;
import org.caseledger.command.audit.AuditCommand.SubmitSecondGrade;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditEvent.AuditNotReturned;
import org.caseledger.events.AuditEvent.GradeAmended;
import org.caseledger.events.AuditEvent.GradeModerated;
import org.caseledger.events.AuditEvent.GradeSubmitted;
import org.caseledger.events.AuditEvent.GradesAgreed;
import org.caseledger.events.AuditEvent.GradesDiffered;
import org.caseledger.events.AuditEvent.SecondGradeSubmitted;
import org.caseledger.events.AuditEvent.SubmissionRejected;
import org.caseledger.events.AuditKind;
import org.caseledger.events.Framework;
import org.caseledger.events.Submission;

/** What auditors hand in, and what is sent back to them. */
final class SubmissionRules {

    private static final String SUBMITTED_ALREADY =
            "The grade has been submitted already: it can be submitted again only after a rejection";

    private SubmissionRules() {}

    static List<AuditEvent> submit(Audit audit, Framework framework, SubmitGrade command, Context context) {
        String auditor = mayGrade(audit, audit.allocated().auditor(), context);
        checkGrading(audit, framework, command.on(), command.grading(), context);
        refuseIfOver(audit, context);
        refuseIf(!audit.sentBack() && audit.first() != null, Reason.ALREADY_SUBMITTED, SUBMITTED_ALREADY);
        GradeSubmitted submitted = new GradeSubmitted(
                audit.allocated().auditId(),
                command.on(),
                auditor,
                submission(audit, command.grading(), context),
                isLate(audit, command.on()));
        return withAgreement(
                audit,
                submitted,
                FindingsRules.submitted(
                        audit, command.on(), auditor, false, command.grading().findings(), context));
    }

    static List<AuditEvent> submitSecond(Audit audit, Framework framework, SubmitSecondGrade command, Context context) {
        String secondAuditor = audit.allocated().secondAuditor();
        String auditor = secondAuditor == null ? null : mayGrade(audit, secondAuditor, context);
        checkGrading(audit, framework, command.on(), command.grading(), context);
        if (auditor == null) {
            throw Rejected.because(Reason.NOT_LOOPED, "The audit has no second auditor");
        }
        refuseIfOver(audit, context);
        refuseIf(!audit.sentBack() && audit.second() != null, Reason.ALREADY_SUBMITTED, SUBMITTED_ALREADY);
        SecondGradeSubmitted submitted = new SecondGradeSubmitted(
                audit.allocated().auditId(),
                command.on(),
                auditor,
                submission(audit, command.grading(), context),
                isLate(audit, command.on()));
        return withAgreement(
                audit,
                submitted,
                FindingsRules.submitted(
                        audit, command.on(), auditor, true, command.grading().findings(), context));
    }

    /** Only while nobody has judged it: not a moderator, not the meeting, not the comparison of a looped audit's two. */
    static AuditEvent amend(Audit audit, Framework framework, AmendGrade command, Context context) {
        GradeSubmitted first = audit.first();
        SecondGradeSubmitted second = audit.second();
        String auditor = audit.grader(command.second());
        if (auditor != null) {
            mayGrade(audit, auditor, context);
        }
        Grades grades = command.second() ? audit.secondGrades() : audit.firstGrades();
        String overall = command.overall() == null ? grades.overall() : command.overall();
        checkAmendment(audit, framework, command, context);
        refuseIf(auditor == null, Reason.NOT_LOOPED, "The audit has no second auditor");
        refuseIfOver(audit, context);
        refuseIf((command.second() ? second : first) == null, Reason.NOT_SUBMITTED, "There is no grading to amend");
        refuseIf(audit.sentBack(), Reason.ALREADY_REJECTED, "The submission was sent back: submit again");
        refuseIf(audit.moderated() != null, Reason.ALREADY_MODERATED, "The grade has been moderated already");
        refuseIf(
                first != null && second != null,
                Reason.BOTH_GRADES_IN,
                "Both gradings are in: what they differ in, the meeting settles");
        SortedMap<String, String> domains = new TreeMap<>(command.domains());
        domains.entrySet().removeAll(audit.gradedDomains(command.second()).entrySet());
        refuseIf(
                domains.isEmpty() && Objects.equals(overall, grades.overall()),
                Reason.NOTHING_TO_AMEND,
                "The grading says this already");
        return new GradeAmended(
                command.auditId(),
                command.on(),
                Objects.requireNonNull(auditor),
                command.second(),
                overall,
                domains,
                Objects.requireNonNull(seal(audit, command.reason(), context)));
    }

    private static void checkAmendment(Audit audit, Framework framework, AmendGrade command, Context context) {
        Checks checks = happened(new Checks(), audit, command.on(), context)
                .notBefore(command.on(), "on", audit.gradedOn(command.second()), "the grading")
                .domains(command.domains(), framework)
                .text(command.reason(), "reason")
                .that(isGiven(command.reason()), "reason", "reason is missing: say why the grade changes");
        if (command.overall() != null) {
            checks.grade(command.overall(), "overall", framework);
        }
        checks.done();
    }

    static AuditEvent reject(Audit audit, RejectSubmission command, Context context) {
        GradeModerated moderated = audit.moderated();
        Checks checks = happened(new Checks(), audit, command.on(), context)
                .notBefore(command.on(), "on", audit.gradedOn(), "the submission")
                .text(command.reason(), "reason");
        if (moderated != null) {
            checks.notBefore(command.on(), "on", moderated.effectiveOn(), "the moderation");
        }
        checks.done();
        refuseIfOver(audit, context);
        refuseIf(audit.sentBack(), Reason.ALREADY_REJECTED, "The submission was rejected already");
        boolean nothingIn = audit.first() == null && audit.second() == null;
        refuseIf(!context.importing() && nothingIn, Reason.NOT_SUBMITTED, "Nothing has been submitted to reject");
        return new SubmissionRejected(
                audit.allocated().auditId(), command.on(), seal(audit, command.reason(), context));
    }

    private static List<AuditEvent> withAgreement(Audit audit, AuditEvent submitted, List<AuditEvent> findings) {
        List<AuditEvent> events = new ArrayList<>();
        events.add(submitted);
        events.addAll(findings);
        events.addAll(agreement(audit, submitted));
        return events;
    }

    /** What comes of a looped audit's two gradings once both are in. */
    private static List<AuditEvent> agreement(Audit audit, AuditEvent submitted) {
        Audit next = Audit.evolve(audit, submitted);
        GradeSubmitted first = next.first();
        SecondGradeSubmitted second = next.second();
        if (first == null || second == null) {
            return List.of();
        }
        LocalDate both = next.gradedOn();
        String firstGrade = next.firstGrades().overall();
        String secondGrade = next.secondGrades().overall();
        if (firstGrade == null || secondGrade == null) {
            return List.of(); // an ungraded observation has nothing to agree on
        }
        AuditEvent result = next.gradesAgree()
                ? new GradesAgreed(audit.allocated().auditId(), both, firstGrade, next.commonDomains())
                : new GradesDiffered(audit.allocated().auditId(), both, firstGrade, secondGrade);
        return List.of(result);
    }

    private static void checkGrading(Audit audit, Framework framework, LocalDate on, Grading grading, Context context) {
        boolean ungraded = grading.overall() == null && audit.allocated().kind() == AuditKind.OBSERVATION;
        Checks checks = happened(new Checks(), audit, on, context)
                .domains(grading.domains(), framework)
                .text(grading.rationale(), "rationale");
        if (!ungraded) {
            checks.grade(grading.overall(), "overall", framework);
        }
        if (audit.rejected() != null) {
            checks.notBefore(on, "on", audit.rejected().effectiveOn(), "the rejection");
        }
        FindingsRules.check(checks, grading.findings()).done();
    }

    /**
     * Under whose name a grading goes: of the auditor to whom it was allocated, for whom a QA lead may type it in; or of
     * whoever grades in the place of an auditor without an account, and so may neither moderate it nor grade the looped
     * audit's other half.
     */
    static String mayGrade(Audit audit, String allocatedTo, Context context) {
        String actor = context.actor().id();
        boolean onBehalf = context.importing()
                || (!isOther(audit, allocatedTo, actor)
                        && (context.actor().role() == Role.QA_LEAD
                                || !context.accounts().test(allocatedTo)));
        if (!actor.equals(allocatedTo) && !onBehalf) {
            throw Rejected.because(
                    Reason.NOT_ALLOCATED_TO_YOU,
                    "This grading is allocated to another auditor: they, or a QA lead for them, must submit it");
        }
        return context.importing() || context.actor().role() == Role.QA_LEAD ? allocatedTo : actor;
    }

    /** Whether the actor is the looped audit's other auditor, who must stay blind to this grading. */
    private static boolean isOther(Audit audit, String allocatedTo, String actor) {
        return audit.isLooped() && !actor.equals(allocatedTo) && audit.isGradedBy(actor);
    }

    private static Submission submission(Audit audit, Grading grading, Context context) {
        return new Submission(
                grading.overall(),
                grading.domains(),
                seal(audit, grading.rationale(), context),
                grading.participation(),
                grading.feedback(),
                grading.atRisk());
    }

    private static boolean isLate(Audit audit, LocalDate on) {
        AuditNotReturned closed = audit.notReturned();
        return on.isAfter(audit.allocated().dueOn()) || (closed != null && on.isAfter(closed.effectiveOn()));
    }
}
