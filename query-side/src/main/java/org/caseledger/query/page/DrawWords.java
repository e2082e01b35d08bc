package org.caseledger.query.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.caseledger.events.ModerationPlan;
import org.caseledger.events.SamplePlan;
import org.caseledger.events.Unmet;
import org.jspecify.annotations.Nullable;

/** What a draw was to keep, and what of it could not be kept, in sentences. */
final class DrawWords {

    private static final int MOST_NAMED = 20;

    private DrawWords() {}

    /**
     * One reason for which something could not be kept.
     *
     * @param count how often
     * @param concerned the first of those that it concerns; empty where it is the whole draw
     */
    record NotKept(String why, int count, String concerned) {}

    static List<String> policy(SamplePlan plan) {
        SamplePlan.Policy policy = plan.policy();
        List<String> says = new ArrayList<>();
        says.add(method(plan));
        if (policy.everyTeam()) {
            says.add("Every team was to have a case.");
        }
        if (policy.practitionerMonths() > 0) {
            says.add("Practitioners who had not been audited within "
                    + Words.count(policy.practitionerMonths(), "month") + " came first.");
        }
        if (policy.childMonths() > 0) {
            says.add("No child was to be audited again within " + Words.count(policy.childMonths(), "month") + ".");
        }
        if (policy.anotherTeam()) {
            says.add("No auditor was to audit their own team.");
        }
        if (policy.fairLoad()) {
            says.add("Half-time auditors were to take half; registered exemptions were to be kept.");
        }
        return says;
    }

    private static String method(SamplePlan plan) {
        return switch (plan.policy().method()) {
            case RANDOM ->
                plan.size() == null
                        ? "One case of each team was to be drawn at random."
                        : "To be drawn at random: " + Words.count(plan.size(), "case") + ".";
            case ALL -> "Every case was to be taken.";
            case TARGETED -> "The cases were picked on purpose.";
            case BY_GRADE -> "The cases were to be drawn by their grade.";
        };
    }

    static List<String> policy(ModerationPlan plan) {
        ModerationPlan.Policy policy = plan.policy();
        List<String> says = new ArrayList<>();
        says.add(method(plan));
        says.add("Each moderator was to have at least " + policy.leastEach() + " and at most " + policy.mostEach()
                + ".");
        if (policy.anotherTeam()) {
            says.add("No moderator was to moderate their own team.");
        }
        return says;
    }

    private static String method(ModerationPlan plan) {
        ModerationPlan.Policy policy = plan.policy();
        return switch (policy.method()) {
            case RANDOM ->
                "Gradings were drawn at random, until " + policy.share() + " % of the round’s are moderated; "
                        + plan.moderatedAlready() + " were already.";
            case ALL -> "Every grading was to be moderated.";
            case BY_GRADE -> "Every grading at " + String.join(" or ", policy.grades()) + " was to be moderated.";
            case TARGETED -> "The gradings were picked on purpose.";
        };
    }

    /** By why, in that order. */
    static List<NotKept> notKept(List<Unmet> unmet) {
        Map<Unmet.Why, List<Unmet>> byWhy = new TreeMap<>();
        unmet.forEach(one ->
                byWhy.computeIfAbsent(one.why(), why -> new ArrayList<>()).add(one));
        return byWhy.entrySet().stream()
                .map(one -> new NotKept(why(one.getKey()), one.getValue().size(), concerned(one.getValue())))
                .toList();
    }

    private static String concerned(List<Unmet> unmet) {
        List<String> named = unmet.stream()
                .map(Unmet::of)
                .filter(Objects::nonNull)
                .limit(MOST_NAMED)
                .toList();
        int more = unmet.size() - MOST_NAMED;
        return String.join(", ", named) + (more > 0 ? " and " + more + " more" : "");
    }

    private static String why(Unmet.Why why) {
        return switch (why) {
            case TEAM_WITHOUT_CASE -> "No case of the team could be drawn";
            case TEAM_NOT_REACHED -> "The team got no case, since fewer were asked for than there are teams";
            case PRACTITIONER_NOT_REACHED -> "The practitioner was not audited lately, and no case of theirs was drawn";
            case CHILD_AUDITED_LATELY -> "The child was audited too lately to be taken with all others";
            case TOO_FEW_CASES -> "Fewer cases could be drawn than were asked for";
            case NO_AUDITOR -> "No auditor may take the child’s case";
            case NO_MODERATOR -> "No moderator may take the audit, or has room for it";
            case MODERATOR_BELOW_LEAST -> "The moderator was given fewer audits than the least each";
        };
    }

    /** Who is proposed, or that nobody is. */
    static String orNobody(@Nullable String person) {
        return person == null ? "Nobody" : person;
    }
}
