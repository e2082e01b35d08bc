package org.caseledger.benchmarks;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.caseledger.command.Actor;
import org.caseledger.command.Role;
import org.caseledger.command.action.ActionCommand.CompleteAction;
import org.caseledger.command.action.ActionCommand.RaiseAction;
import org.caseledger.command.audit.AuditCommand.AllocateAudit;
import org.caseledger.command.audit.AuditCommand.Grading;
import org.caseledger.command.audit.AuditCommand.ModerateGrade;
import org.caseledger.command.audit.AuditCommand.RecordReflection;
import org.caseledger.command.audit.AuditCommand.SubmitGrade;
import org.caseledger.command.audit.Findings;
import org.caseledger.events.AuditKind;
import org.caseledger.events.FamilyMember;
import org.caseledger.events.Framework;
import org.caseledger.events.Participant;
import org.caseledger.events.Sentiment;
import org.caseledger.events.ViewsRecorded;

/**
 * Invented councils: each allocates 1,440 audits in the financial year 2024/25, the same ones every time. Every audit is
 * submitted with a rationale, all domains and the family's views; of ten audits six are moderated, five have a reflection
 * and five an action, and seven of ten actions are completed: 4 commands an audit, in round numbers.
 *
 * @param label begins every id, so that several can share a ledger
 */
record Councils(String label) {

    static final int AUDITS_A_YEAR = 1_440;
    static final YearMonth FIRST_ROUND = YearMonth.of(2024, 4);
    static final YearMonth LAST_ROUND = YearMonth.of(2025, 3);
    static final String PROGRAMME = "Children's Social Care";

    private static final int AUDITS_A_ROUND = AUDITS_A_YEAR / 12;
    private static final int TEAMS = 24;
    private static final int AUDITORS = 40;
    private static final Actor LEAD = new Actor("qa.lead", Role.QA_LEAD);
    private static final Actor AUDITOR = new Actor("auditor.one", Role.AUDITOR);
    private static final Actor MODERATOR = new Actor("moderator.one", Role.MODERATOR);
    private static final Actor MANAGER = new Actor("manager.one", Role.MANAGER);
    private static final List<String> COHORTS =
            List.of("ASSESSMENT", "CIN", "CP", "CIC", "CARE_LEAVER", "CWD", "EARLY_HELP");
    private static final Framework FRAMEWORK = Framework.theUsual();
    private static final String RATIONALE = "The plan names what has to change and by when, and the child's own words"
            + " are in it. Supervision was monthly, its record says what was decided and why. The chronology ends in"
            + " spring, and the father's views were not asked for; hence not the grade above.";

    /** A council's code. */
    static String authority(int council) {
        return "E%08d".formatted(10_000_000 + council);
    }

    /** All that people send about one audit, in order. */
    List<Step> audit(int council, int number) {
        SplittableRandom random = new SplittableRandom(council * 1_000_003L + number);
        String id = "%s-%d-%d".formatted(label, council, number);
        LocalDate day = FIRST_ROUND.plusMonths(number / AUDITS_A_ROUND % 12).atDay(1 + random.nextInt(14));
        int grade = grade(random);
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(LEAD, allocation(id, council, day, random)));
        steps.add(new Step(AUDITOR, new SubmitGrade(id, day.plusDays(9), grading(grade, random))));
        if (random.nextInt(10) < 6) {
            int moderated = random.nextInt(8) == 0 ? Math.min(grade + 1, 3) : grade;
            steps.add(new Step(
                    MODERATOR,
                    new ModerateGrade(
                            id,
                            day.plusDays(16),
                            MODERATOR.id(),
                            FRAMEWORK.grades().get(moderated),
                            new TreeMap<>(),
                            RATIONALE,
                            null)));
        }
        if (random.nextInt(10) < 5) {
            steps.add(new Step(AUDITOR, new RecordReflection(id, day.plusDays(20), RATIONALE)));
        }
        if (random.nextInt(10) < 5) {
            String action = id + "-a";
            steps.add(new Step(
                    LEAD,
                    new RaiseAction(
                            action,
                            id,
                            day.plusDays(10),
                            day.plusDays(38),
                            "owner-" + random.nextInt(30),
                            team(random),
                            "Bring the chronology up to date and ask the father for his views")));
            if (random.nextInt(10) < 7) {
                steps.add(new Step(MANAGER, new CompleteAction(action, day.plusDays(20 + random.nextInt(30)), "Done")));
            }
        }
        return steps;
    }

    private static AllocateAudit allocation(String id, int council, LocalDate day, SplittableRandom random) {
        return new AllocateAudit(
                id,
                authority(council),
                YearMonth.from(day),
                PROGRAMME,
                AuditKind.CORE,
                "child-" + id,
                COHORTS.get(random.nextInt(COHORTS.size())),
                "area-" + random.nextInt(4),
                team(random),
                null,
                "practitioner-" + random.nextInt(10 * AUDITORS),
                "auditor-" + random.nextInt(AUDITORS),
                null,
                null,
                day,
                day.plusDays(14));
    }

    private static Grading grading(int grade, SplittableRandom random) {
        SortedMap<String, String> domains = new TreeMap<>();
        for (String domain : FRAMEWORK.domains()) {
            domains.put(domain, FRAMEWORK.grades().get(grade(random)));
        }
        return new Grading(
                FRAMEWORK.grades().get(grade),
                domains,
                RATIONALE,
                Map.of(
                        Participant.CHILD,
                        random.nextInt(4) == 0 ? ViewsRecorded.YES : ViewsRecorded.NO,
                        Participant.PARENT,
                        random.nextInt(3) == 0 ? ViewsRecorded.YES : ViewsRecorded.NO,
                        Participant.SOCIAL_WORKER,
                        ViewsRecorded.YES,
                        Participant.MANAGER,
                        ViewsRecorded.YES),
                random.nextInt(4) == 0 ? Map.of(FamilyMember.PARENT, Sentiment.MIXED) : Map.of(),
                grade == 2 && random.nextInt(3) == 0,
                Findings.NONE);
    }

    /** The grade's place on the scale: 3 % of the best, 29 %, 50 %, 18 % of the worst. */
    private static int grade(SplittableRandom random) {
        int roll = random.nextInt(100);
        return roll < 3 ? 0 : roll < 32 ? 1 : roll < 82 ? 2 : 3;
    }

    private static String team(SplittableRandom random) {
        return "team-" + random.nextInt(TEAMS);
    }
}
