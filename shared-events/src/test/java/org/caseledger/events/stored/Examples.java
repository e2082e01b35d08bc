package org.caseledger.events.stored;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.caseledger.events.ActionEvent;
import org.caseledger.events.AuditEvent;
import org.caseledger.events.AuditKind;
import org.caseledger.events.CommandAnswered;
import org.caseledger.events.ConcernStep;
import org.caseledger.events.DeadLetterDiscarded;
import org.caseledger.events.EscalationCategory;
import org.caseledger.events.EscalationEvent;
import org.caseledger.events.EscalationSource;
import org.caseledger.events.ExemptionGround;
import org.caseledger.events.FamilyMember;
import org.caseledger.events.Finding;
import org.caseledger.events.FindingKind;
import org.caseledger.events.Framework;
import org.caseledger.events.FrameworkEvent;
import org.caseledger.events.GradeChange;
import org.caseledger.events.GradingStage;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.ModerationOutcome;
import org.caseledger.events.ModerationPlan;
import org.caseledger.events.Participant;
import org.caseledger.events.RegisterEvent;
import org.caseledger.events.RemindersSent;
import org.caseledger.events.ReportEvent;
import org.caseledger.events.ReportQuestion;
import org.caseledger.events.RetentionClass;
import org.caseledger.events.RetentionStart;
import org.caseledger.events.SampleEvent;
import org.caseledger.events.SamplePlan;
import org.caseledger.events.SamplingMethod;
import org.caseledger.events.SealedText;
import org.caseledger.events.Sentiment;
import org.caseledger.events.StandingExemption;
import org.caseledger.events.SubjectEvent;
import org.caseledger.events.Submission;
import org.caseledger.events.Unmet;
import org.caseledger.events.ViewsRecorded;
import org.caseledger.events.sampling.Drawn;
import org.caseledger.events.sampling.ModerationDraw;
import org.caseledger.events.sampling.SampleDraw;
import org.jspecify.annotations.Nullable;

/** Every event with all that it may say, and again with all that it may leave out. */
final class Examples {

    private static final LocalDate DAY = LocalDate.of(2019, 8, 14);
    private static final YearMonth ROUND = YearMonth.of(2019, 8);
    private static final String AUTHORITY = "E10000013";
    private static final SealedText TEXT =
            new SealedText("ab".repeat(32), "child:E10000013:C-17", "bm9uY2Ugc2FsdCBhbmQgdGV4dA==");

    private static final SealedText REASON =
            new SealedText("cd".repeat(32), "decisions:child:E10000013:C-17", "bm9uY2Ugc2FsdCBhbmQgdGV4dA==");

    static final List<LedgerEvent> ALL = List.of(
            new AuditEvent.AuditAllocated(
                    "A-1",
                    AUTHORITY,
                    ROUND,
                    "Children's Social Care",
                    AuditKind.RE_AUDIT,
                    "C-17",
                    "CP",
                    "North",
                    "N-2",
                    null,
                    null,
                    "auditor.one",
                    "auditor.two",
                    "A-0",
                    2,
                    DAY,
                    DAY.plusDays(14)),
            new AuditEvent.AuditAllocated(
                    "A-1",
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
                    null,
                    null,
                    1,
                    DAY,
                    DAY),
            new AuditEvent.AuditAllocated(
                    "A-1",
                    AUTHORITY,
                    ROUND,
                    "Children's Social Care",
                    AuditKind.THEMATIC,
                    "C-17",
                    "CP",
                    "North",
                    "N-2",
                    "Neglect",
                    "P-88",
                    "auditor.one",
                    null,
                    null,
                    1,
                    DAY,
                    DAY),
            new AuditEvent.AuditReassigned("A-1", DAY, "auditor.two", false, TEXT),
            new AuditEvent.AuditReassigned("A-1", DAY, "auditor.two", true, null),
            new AuditEvent.AuditExempted("A-1", DAY, ExemptionGround.UNSTATED, TEXT, null),
            new AuditEvent.AuditExempted("A-1", DAY, ExemptionGround.UNSTATED, null, null),
            new AuditEvent.AuditExempted("A-1", DAY, ExemptionGround.DISCRETIONARY, TEXT, "director.one"),
            new AuditEvent.AuditExempted("A-1", DAY, ExemptionGround.BI_MONTHLY, null, null),
            new AuditEvent.AuditExempted("A-1", DAY, ExemptionGround.STANDING, null, null),
            new AuditEvent.AuditCancelled("A-1", DAY, TEXT),
            new AuditEvent.GradeSubmitted("A-1", DAY, "auditor.one", full(), true),
            new AuditEvent.GradeSubmitted("A-1", DAY, "auditor.one", bare(), false),
            new AuditEvent.SecondGradeSubmitted("A-1", DAY, "auditor.two", full(), true),
            new AuditEvent.SecondGradeSubmitted("A-1", DAY, "auditor.two", bare(), false),
            new AuditEvent.GradeAmended(
                    "A-1", DAY, "auditor.two", true, "Good", new TreeMap<>(Map.of("Supervision", "N/A")), TEXT),
            new AuditEvent.GradeAmended("A-1", DAY, "auditor.one", false, null, new TreeMap<>(), TEXT),
            new AuditEvent.AuditNotReturned("A-1", DAY, 1),
            new AuditEvent.GradesAgreed(
                    "A-1", DAY, "Good", new TreeMap<>(Map.of("Supervision", "N/A", "Meetings and Reviews", "Good"))),
            new AuditEvent.GradesAgreed("A-1", DAY, "Good", new TreeMap<>()),
            new AuditEvent.GradesDiffered("A-1", DAY, "Good", "Inadequate"),
            new AuditEvent.GradesReconciled("A-1", DAY, "Good", new TreeMap<>(Map.of("Supervision", "Good")), TEXT),
            new AuditEvent.GradesReconciled("A-1", DAY, "Good", new TreeMap<>(), null),
            new AuditEvent.SubmissionRejected("A-1", DAY, TEXT),
            new AuditEvent.SubmissionRejected("A-1", DAY, null),
            new AuditEvent.GradeModerated(
                    "A-1",
                    DAY,
                    "moderator.one",
                    ModerationOutcome.DOWNGRADED,
                    "Good",
                    "Inadequate",
                    new TreeMap<>(Map.of(
                            "Supervision",
                            new GradeChange("Good", "Inadequate"),
                            "Quality of Plans",
                            new GradeChange(null, "N/A"))),
                    TEXT,
                    null),
            new AuditEvent.GradeModerated(
                    "A-1", DAY, "moderator.one", ModerationOutcome.UPHELD, "Good", "Good", new TreeMap<>(), null, null),
            new AuditEvent.GradeModerated(
                    "A-1",
                    DAY,
                    "moderator.one",
                    ModerationOutcome.UPHELD,
                    "Good",
                    "Good",
                    new TreeMap<>(),
                    null,
                    SamplingMethod.BY_GRADE),
            new AuditEvent.DomainGradesRecorded(
                    "A-1", DAY, GradingStage.MODERATED, new TreeMap<>(Map.of("Supervision", "Good"))),
            new AuditEvent.ParticipationRecorded(
                    "A-1",
                    DAY,
                    Map.of(Participant.MANAGER, ViewsRecorded.NO, Participant.CHILD, ViewsRecorded.YES),
                    Map.of(FamilyMember.PARENT, Sentiment.MIXED)),
            new AuditEvent.ParticipationRecorded("A-1", DAY, Map.of(), Map.of(FamilyMember.CHILD, Sentiment.NEGATIVE)),
            new AuditEvent.FindingsRecorded(
                    "A-1",
                    DAY,
                    "auditor.two",
                    true,
                    List.of(
                            new Finding(FindingKind.STRENGTH, "Voice of the child", TEXT),
                            new Finding(FindingKind.AREA_FOR_DEVELOPMENT, "Plans with dates", null)),
                    Map.of(FamilyMember.PARENT, TEXT, FamilyMember.CHILD, TEXT),
                    TEXT),
            new AuditEvent.FindingsRecorded("A-1", DAY, "auditor.one", false, List.of(), Map.of(), TEXT),
            new AuditEvent.ReflectionRecorded("A-1", DAY, TEXT),
            new AuditEvent.ReflectionRecorded("A-1", DAY, null),
            new AuditEvent.RiskFlagged("A-1", DAY, true, TEXT),
            new AuditEvent.RiskFlagged("A-1", DAY, false, null),
            new AuditEvent.AuditUploaded("A-1", DAY),
            new AuditEvent.FollowUpRecorded("A-1", DAY, TEXT),
            new AuditEvent.FollowUpRecorded("A-1", DAY, null),
            new AuditEvent.RecordCorrected("A-1", DAY, "submittedGrade", "Good", "Inadequate", TEXT, "director.one"),
            new AuditEvent.RecordCorrected("A-1", DAY, "cohort", "CP", null, TEXT, "director.one"),
            new AuditEvent.RecordCorrected("A-1", DAY, "area", null, "North", TEXT, "director.one"),
            new AuditEvent.ConcernRaised("A-1", DAY),
            new AuditEvent.ConcernLifted("A-1", DAY),
            new AuditEvent.ConcernAdvanced("A-1", DAY, ConcernStep.SIGNED_OFF, TEXT),
            new AuditEvent.ConcernAdvanced("A-1", DAY, ConcernStep.REVIEWED, null),
            new ActionEvent.ActionRaised(
                    "X-1", "A-1", DAY, DAY.plusDays(28), "manager.one", "N-2", TEXT.subject(), TEXT),
            new ActionEvent.ActionRaised("X-1", "A-1", DAY, DAY, null, null, "staff:auditor.one", null),
            new ActionEvent.ActionExtended("X-1", DAY, DAY.plusDays(56), "qa.lead", TEXT),
            new ActionEvent.ActionExtended("X-1", DAY, DAY.plusDays(56), "qa.lead", null),
            new ActionEvent.ActionCompleted("X-1", DAY, TEXT),
            new ActionEvent.ActionCompleted("X-1", DAY, null),
            new ActionEvent.ActionReopened("X-1", DAY, TEXT),
            new ActionEvent.ActionReopened("X-1", DAY, null),
            new ActionEvent.ActionVerified("X-1", DAY, true, TEXT),
            new ActionEvent.ActionVerified("X-1", DAY, false, null),
            new ActionEvent.ActionCancelled("X-1", DAY, TEXT),
            new ActionEvent.ActionCancelled("X-1", DAY, null),
            new EscalationEvent.EscalationRaised(
                    "S-1", AUTHORITY, "C-17", EscalationSource.CP_CHAIR, EscalationCategory.DRIFT_AND_DELAY, DAY, TEXT),
            new EscalationEvent.EscalationRaised(
                    "S-1", AUTHORITY, null, EscalationSource.IRO, EscalationCategory.PROCESS, DAY, null),
            new EscalationEvent.StageAdvanced("S-1", DAY, 2, TEXT),
            new EscalationEvent.StageAdvanced("S-1", DAY, 3, null),
            new EscalationEvent.EscalationResolved("S-1", DAY, TEXT),
            new EscalationEvent.EscalationResolved("S-1", DAY, null),
            new FrameworkEvent.FrameworkPublished(AUTHORITY, 1, DAY, Framework.theUsual()),
            new FrameworkEvent.FrameworkPublished(
                    AUTHORITY,
                    2,
                    DAY,
                    new Framework(
                            List.of("Strong", "Weak"),
                            List.of("Supervision"),
                            90,
                            50,
                            5,
                            20,
                            false,
                            List.of(
                                    new RetentionClass(
                                            "Practice observation", AuditKind.OBSERVATION, 2, RetentionStart.COMPLETED),
                                    new RetentionClass("Case audit", null, 7, RetentionStart.CLOSED)))),
            new FrameworkEvent.FrameworkDomainsAdded(AUTHORITY, 1, DAY, List.of("Voice of the Child", "Chronology")),
            new RegisterEvent.RoundOpened(AUTHORITY, ROUND, DAY),
            new RegisterEvent.RoundClosed(AUTHORITY, ROUND, 1, DAY),
            new RegisterEvent.RoundReopened(AUTHORITY, ROUND, DAY),
            new RegisterEvent.TeamMentioned(AUTHORITY, "N-2", "North", "Children's Social Care", DAY),
            new RegisterEvent.TeamMentioned(AUTHORITY, "N-2", null, null, DAY),
            new RegisterEvent.TeamRegistered(
                    AUTHORITY, "N-2", "North Assessment 2", "North", "Children's Social Care", DAY),
            new RegisterEvent.TeamRegistered(AUTHORITY, "N-2", null, null, null, DAY),
            new RegisterEvent.TeamRetired(AUTHORITY, "N-2", DAY),
            new RegisterEvent.PersonMentioned(AUTHORITY, "auditor.one", DAY),
            new RegisterEvent.AuditorRegistered(
                    AUTHORITY, "auditor.one", true, false, "N-2", true, StandingExemption.BI_MONTHLY, DAY),
            new RegisterEvent.AuditorRegistered(
                    AUTHORITY, "auditor.one", true, false, null, false, StandingExemption.STANDING, DAY),
            new RegisterEvent.AuditorRegistered(AUTHORITY, "moderator.one", false, true, null, false, null, DAY),
            new RegisterEvent.DiscretionaryExemptionTaken(AUTHORITY, "auditor.one", "A-1", DAY),
            new ReportEvent.ReportPinned(
                    "R-1",
                    DAY,
                    "August for the board",
                    new ReportQuestion(
                            "grade-distribution",
                            AUTHORITY,
                            "Children's Social Care",
                            AuditKind.CORE,
                            "CP",
                            "North",
                            "N-2",
                            ROUND.minusMonths(2),
                            ROUND,
                            "month",
                            DAY,
                            Instant.parse("2019-08-14T09:30:00.123Z")),
                    41,
                    List.of("E10000013 v1", "E10000013 v2")),
            new ReportEvent.ReportPinned(
                    "R-1",
                    DAY,
                    "Concerns",
                    new ReportQuestion(
                            "concerns",
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            DAY,
                            Instant.parse("2019-08-14T09:30:00Z")),
                    -1,
                    List.of()),
            sampleDrawn(SamplePlan.Policy.USUAL, 3),
            sampleDrawn(new SamplePlan.Policy(SamplingMethod.ALL, false, 0, 0, false, false), null),
            new SampleEvent.SampleListed(
                    AUTHORITY,
                    ROUND,
                    2,
                    1,
                    DAY,
                    List.of("N-1"),
                    List.of(
                            new SamplePlan.Case("C-17", "N-1", "P-88", "CP", "North", "Fostering", DAY, DAY),
                            new SamplePlan.Case("C-18", "N-1", null, null, null, null, null, null)),
                    List.of(new SamplePlan.Auditor("auditor.one", "N-1", false, null, ROUND.minusMonths(1), 1)),
                    List.of(new SamplePlan.Proposal("C-17", "auditor.one"), new SamplePlan.Proposal("C-18", null)),
                    List.of(new Unmet(Unmet.Why.NO_AUDITOR, "C-18"))),
            new SampleEvent.SampleListed(
                    AUTHORITY, ROUND, 2, 2, DAY, List.of(), List.of(), List.of(), List.of(), List.of()),
            new SampleEvent.SampleDrawn(
                    AUTHORITY,
                    ROUND,
                    2,
                    DAY,
                    new SamplePlan(SamplePlan.Policy.USUAL, "autumn", null, List.of(), List.of(), List.of()),
                    List.of(),
                    List.of(),
                    2),
            moderationsDrawn(new ModerationPlan.Policy(SamplingMethod.RANDOM, 50, List.of(), List.of(), 1, 3, true)),
            moderationsDrawn(new ModerationPlan.Policy(
                    SamplingMethod.BY_GRADE, null, List.of("Inadequate"), List.of(), 0, 1, false)),
            new SampleEvent.ModerationsListed(
                    AUTHORITY,
                    ROUND,
                    3,
                    1,
                    DAY,
                    List.of("A-1"),
                    List.of(new ModerationPlan.Audit("A-1", "N-1", "Good", List.of("auditor.one"))),
                    List.of(new ModerationPlan.Moderator("moderator.one", "N-1")),
                    List.of(new ModerationPlan.Proposal("A-1", null)),
                    List.of(new Unmet(Unmet.Why.NO_MODERATOR, "A-1"))),
            new SampleEvent.ModerationsDrawn(
                    AUTHORITY,
                    ROUND,
                    3,
                    DAY,
                    new ModerationPlan(
                            new ModerationPlan.Policy(SamplingMethod.TARGETED, null, List.of(), List.of(), 1, 3, true),
                            "autumn",
                            0,
                            List.of(),
                            List.of()),
                    List.of(),
                    List.of(),
                    1),
            new SubjectEvent.LegalHoldPlaced("child:E10000013:C-17", "INQUEST-2", DAY, REASON),
            new SubjectEvent.LegalHoldLifted("child:E10000013:C-17", "INQUEST-2", DAY, REASON),
            new SubjectEvent.SubjectErased("child:E10000013:C-17", DAY, REASON),
            new RemindersSent(AUTHORITY, "auditor.one", DAY),
            new DeadLetterDiscarded(41_207, "GradeModerated", DAY, REASON),
            new CommandAnswered("cd".repeat(32), 201, "A-1", 3, "/api/v1/audits/A-1", DAY),
            new CommandAnswered("cd".repeat(32), 200, "A-1", 3, null, DAY));

    private Examples() {}

    /** Drawn as the event model describes it: whoever draws by other means finds the lots of this plan here. */
    private static SampleEvent sampleDrawn(SamplePlan.Policy policy, @Nullable Integer size) {
        SamplePlan plan = new SamplePlan(
                policy,
                "autumn",
                size,
                List.of("N-1", "N-2", "S-1"),
                List.of(
                        new SamplePlan.Case("C-17", "N-1", "P-88", "CP", "North", "Fostering", DAY.minusYears(2), DAY),
                        new SamplePlan.Case("C-18", "N-1", null, null, null, null, DAY.minusMonths(11), null),
                        new SamplePlan.Case("C-19", "N-1", "P-89", null, null, null, null, null),
                        new SamplePlan.Case("C-20", "N-2", "P-90", null, null, null, null, DAY.minusMonths(6)),
                        new SamplePlan.Case("C-21", "N-2", "P-90", null, null, null, null, DAY.minusMonths(6)),
                        new SamplePlan.Case("C-22", "S-1", "P-91", null, null, null, DAY.minusMonths(3), null)),
                List.of(
                        new SamplePlan.Auditor("auditor.one", "N-1", false, null, ROUND.minusMonths(1), 1),
                        new SamplePlan.Auditor("auditor.two", null, true, StandingExemption.BI_MONTHLY, null, 0),
                        new SamplePlan.Auditor("manager.one", null, false, StandingExemption.STANDING, null, 0)));
        Drawn<SamplePlan.Proposal> drawn = SampleDraw.draw(ROUND, DAY, plan);
        return new SampleEvent.SampleDrawn(AUTHORITY, ROUND, 1, DAY, plan, drawn.proposal(), drawn.unmet());
    }

    private static SampleEvent moderationsDrawn(ModerationPlan.Policy policy) {
        ModerationPlan plan = new ModerationPlan(
                policy,
                "autumn",
                1,
                List.of(
                        new ModerationPlan.Audit("A-1", "N-1", "Good", List.of("auditor.one")),
                        new ModerationPlan.Audit("A-2", null, "Inadequate", List.of("auditor.one", "auditor.two")),
                        new ModerationPlan.Audit("A-3", "S-1", "Inadequate", List.of("moderator.one"))),
                List.of(
                        new ModerationPlan.Moderator("moderator.one", "N-1"),
                        new ModerationPlan.Moderator("moderator.two", null)));
        Drawn<ModerationPlan.Proposal> drawn = ModerationDraw.draw(plan);
        return new SampleEvent.ModerationsDrawn(AUTHORITY, ROUND, 2, DAY, plan, drawn.proposal(), drawn.unmet());
    }

    private static Submission full() {
        return new Submission(
                "Requires Improvement",
                new TreeMap<>(Map.of("Supervision", "N/A", "Quality of Plans", "Inadequate")),
                TEXT,
                Map.of(Participant.CHILD, ViewsRecorded.YES, Participant.IRO_CP_CHAIR, ViewsRecorded.NOT_APPLICABLE),
                Map.of(FamilyMember.PARENT, Sentiment.MIXED, FamilyMember.CHILD, Sentiment.POSITIVE),
                true);
    }

    private static Submission bare() {
        return new Submission(null, new TreeMap<>(), null, Map.of(), Map.of(), false);
    }
}
