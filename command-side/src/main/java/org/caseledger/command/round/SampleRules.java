package org.caseledger.command.round;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.caseledger.command.Checks;
import org.caseledger.command.Context;
import org.caseledger.command.Reason;
import org.caseledger.command.Rejected;
import org.caseledger.command.round.RoundCommand.DrawSample;
import org.caseledger.events.SampleEvent;
import org.caseledger.events.SampleEvent.SampleDrawn;
import org.caseledger.events.SamplePlan;
import org.caseledger.events.SamplePlan.Auditor;
import org.caseledger.events.SamplePlan.Case;
import org.caseledger.events.SamplePlan.Policy;
import org.caseledger.events.SamplePlan.Proposal;
import org.caseledger.events.SamplingMethod;
import org.caseledger.events.sampling.Drawn;
import org.caseledger.events.sampling.SampleDraw;
import org.caseledger.events.sampling.SamplePages;

/** Which cases may be drawn from, and how. What is drawn is {@link SampleDraw}'s alone. */
final class SampleRules {

    static final int MOST_CASES = 20_000;
    static final int MOST_PEOPLE = 1_000;
    private static final int MOST_MONTHS = 120;

    private SampleRules() {}

    static List<SampleEvent> draw(Round round, DrawSample command, Context context) {
        SamplePlan plan = command.plan();
        Checks checks = RoundRules.dated(new Checks(), command.on(), round, context)
                .name(plan.seed(), "seed")
                .that(
                        !plan.cases().isEmpty() && plan.cases().size() <= MOST_CASES,
                        "cases",
                        "cases must list 1 to " + MOST_CASES + " cases")
                .that(
                        plan.auditors().size() <= MOST_PEOPLE,
                        "auditors",
                        "auditors must list no more than " + MOST_PEOPLE + " people");
        policy(plan.policy(), checks);
        size(plan, checks);
        cases(plan.cases(), checks);
        auditors(plan.auditors(), checks);
        checks.done();
        if (round.closed()) {
            throw Rejected.because(Reason.ROUND_CLOSED, "The round is closed: reopen it before drawing its sample");
        }
        if (plan.auditors().isEmpty()) {
            throw Rejected.because(
                    Reason.NO_AUDITORS,
                    "auditors",
                    "There is nobody to audit: register auditors, or name them in auditors");
        }
        Drawn<Proposal> drawn = SampleDraw.draw(command.round(), command.on(), plan);
        return SamplePages.cut(new SampleDrawn(
                command.authority(),
                command.round(),
                round.samples() + 1,
                command.on(),
                plan,
                drawn.proposal(),
                drawn.unmet()));
    }

    private static void policy(Policy policy, Checks checks) {
        checks.that(
                policy.method() != SamplingMethod.BY_GRADE,
                "policy.method",
                "policy.method must be RANDOM, ALL or TARGETED: cases have no grades to be drawn by");
        months(policy.practitionerMonths(), "policy.practitionerMonths", checks);
        months(policy.childMonths(), "policy.childMonths", checks);
    }

    private static void months(int months, String field, Checks checks) {
        checks.that(months >= 0 && months <= MOST_MONTHS, field, field + " must be 0 to " + MOST_MONTHS + " months");
    }

    private static void size(SamplePlan plan, Checks checks) {
        Integer size = plan.size();
        checks.that(
                size == null || plan.policy().method() == SamplingMethod.RANDOM,
                "size",
                "size must be left out where nothing is drawn by lot");
        checks.that(
                size == null || (size >= 1 && size <= plan.cases().size()),
                "size",
                "size must be 1 to the number of cases, " + plan.cases().size());
    }

    private static void cases(List<Case> cases, Checks checks) {
        Set<String> children = new HashSet<>();
        for (int i = 0; i < cases.size(); i++) {
            Case one = cases.get(i);
            String at = "cases[" + i + "].";
            checks.name(one.childRef(), at + "childRef")
                    .name(one.team(), at + "team")
                    .optionalName(one.practitioner(), at + "practitioner")
                    .optionalName(one.cohort(), at + "cohort")
                    .optionalName(one.area(), at + "area")
                    .optionalName(one.programme(), at + "programme")
                    .that(
                            children.add(one.childRef()),
                            at + "childRef",
                            at + "childRef names a child that stands in cases already: list each child once");
        }
    }

    private static void auditors(List<Auditor> auditors, Checks checks) {
        Set<String> people = new HashSet<>();
        for (int i = 0; i < auditors.size(); i++) {
            String at = "auditors[" + i + "].";
            checks.name(auditors.get(i).person(), at + "person")
                    .optionalName(auditors.get(i).team(), at + "team")
                    .that(
                            people.add(auditors.get(i).person()),
                            at + "person",
                            at + "person stands in auditors already: list everybody once");
        }
    }
}
