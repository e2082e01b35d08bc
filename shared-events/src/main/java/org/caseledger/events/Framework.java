package org.caseledger.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One version of an authority's rules for grading.
 *
 * @param grades the scale, ordered best to worst, at least two
 * @param domains the aspects of practice that may be graded apart
 * @param completionTarget the share of allocated audits to be completed, in percent, 0 to 100
 * @param moderationTarget the share of completed audits to be moderated, in percent, 0 to 100
 * @param expectedChangeFrom the low end of the share of gradings that moderation is expected to change, in percent
 * @param expectedChangeTo its high end
 * @param usual whether this is the framework that an authority has until it publishes its own
 * @param retention how long texts are kept, at most one class for each kind of audit and one for all others; absent where
 *     nothing is said
 */
public record Framework(
        List<String> grades,
        List<String> domains,
        int completionTarget,
        int moderationTarget,
        int expectedChangeFrom,
        int expectedChangeTo,
        boolean usual,
        @Nullable List<RetentionClass> retention) {

    /** A domain that was answered, not graded. */
    public static final String NOT_APPLICABLE = "N/A";

    public Framework {
        grades = List.copyOf(grades);
        domains = List.copyOf(domains);
        retention = retention == null ? null : List.copyOf(retention);
    }

    /** A framework that says nothing of how long texts are kept. */
    public Framework(
            List<String> grades,
            List<String> domains,
            int completionTarget,
            int moderationTarget,
            int expectedChangeFrom,
            int expectedChangeTo,
            boolean usual) {
        this(grades, domains, completionTarget, moderationTarget, expectedChangeFrom, expectedChangeTo, usual, null);
    }

    /** The framework of an authority that has not published one. */
    public static Framework theUsual() {
        return new Framework(
                List.of("Outstanding", "Good", "Requires Improvement", "Inadequate"),
                List.of(
                        "Seeing and Hearing the Child",
                        "Quality of Assessment",
                        "Quality of Plans",
                        "Decision Making and Management Oversight",
                        "Meetings and Reviews",
                        "Supervision",
                        "Consideration and Impact of Diversity"),
                100,
                100,
                10,
                15,
                true);
    }

    /** The worst grade of the scale. */
    public String lowest() {
        return grades.getLast();
    }

    /** The worst grade but one. */
    public String secondLowest() {
        return grades.get(grades.size() - 2);
    }

    /** The place of a grade on the scale, 0 for the best; -1 for what is no grade of it. */
    public int rank(String grade) {
        return grades.indexOf(grade);
    }

    /** What moving from one grade of this scale to another is. */
    public ModerationOutcome outcome(String from, String to) {
        int steps = Integer.compare(rank(to), rank(from));
        return steps == 0
                ? ModerationOutcome.UPHELD
                : steps < 0 ? ModerationOutcome.UPGRADED : ModerationOutcome.DOWNGRADED;
    }

    /** This framework with more domains at the end. */
    public Framework withDomains(List<String> more) {
        List<String> all = new ArrayList<>(domains);
        more.stream().filter(domain -> !all.contains(domain)).forEach(all::add);
        return new Framework(
                grades,
                all,
                completionTarget,
                moderationTarget,
                expectedChangeFrom,
                expectedChangeTo,
                usual,
                retention);
    }

    /** The class of an audit's texts: its kind's own, else the one of all other kinds. */
    public Optional<RetentionClass> retentionOf(AuditKind kind) {
        List<RetentionClass> classes = retention == null ? List.of() : retention;
        return classes.stream()
                .filter(each -> each.kind() == kind)
                .findFirst()
                .or(() -> classes.stream().filter(each -> each.kind() == null).findFirst());
    }
}
