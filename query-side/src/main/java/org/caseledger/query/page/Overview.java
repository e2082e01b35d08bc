package org.caseledger.query.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseledger.query.actiontimeliness.ActionTimeliness;
import org.caseledger.query.completion.Completion;
import org.caseledger.query.concerns.Concerns;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.gradedistribution.GradeDistribution;
import org.caseledger.query.moderatoreffect.ModeratorEffect;
import org.caseledger.query.page.Bars.Counts;
import org.caseledger.query.reauditimprovement.ReAuditImprovement;
import org.caseledger.query.view.ViewQuery;

/** The figures of the overview, each from its view. */
final class Overview {

    /** The views behind the figures, which a page that shows them follows. */
    static final List<String> VIEWS = List.of(
            "grade-distribution",
            "moderator-effect",
            "re-audit-improvement",
            "action-timeliness",
            "completion",
            "concerns");

    private final Facts facts;
    private final ViewQuery query;

    Overview(Facts facts, ViewQuery query) {
        this.facts = facts;
        this.query = query;
    }

    List<Figure> figures() {
        return List.of(grades(), moderation(), reAudits(), actions(), completion(), concerns());
    }

    private Figure grades() {
        List<GradeDistribution.Row> rows = new GradeDistribution().rows(facts, query);
        // Councils' scales may differ, and so may a council's from one round to the next.
        Set<String> grades = new LinkedHashSet<>();
        rows.forEach(row -> grades.addAll(row.counts().keySet()));
        List<String> series = List.copyOf(grades);
        List<String> columns = new ArrayList<>(List.of("Round", "Audits"));
        series.forEach(grade -> columns.addAll(List.of(grade, "% " + grade)));
        List<List<String>> cells = new ArrayList<>();
        for (GradeDistribution.Row row : rows) {
            List<String> line = new ArrayList<>(List.of(label(row, rows), number(row.total())));
            for (String grade : series) {
                line.add(number(row.counts().getOrDefault(grade, 0)));
                line.add(Words.percent(row.percents().get(grade)));
            }
            cells.add(line);
        }
        return new Figure(
                "grades",
                "grade-distribution",
                "Grades",
                "The audits that stand at each grade, by round.",
                Bars.shares(
                        series,
                        rows.stream()
                                .map(row -> new Counts(
                                        label(row, rows),
                                        series.stream()
                                                .map(grade -> row.counts().getOrDefault(grade, 0))
                                                .toList()))
                                .toList()),
                new Table("Grades by round", columns, 1, cells),
                "No audit of these rounds stands at a grade.");
    }

    /** The round, with its framework where the round's audits are on several scales, whose grades are no sum. */
    private static String label(GradeDistribution.Row row, List<GradeDistribution.Row> rows) {
        boolean severalScales =
                rows.stream().filter(other -> other.group().equals(row.group())).count() > 1;
        return severalScales ? row.group() + " (" + String.join(", ", row.frameworks()) + ")" : row.group();
    }

    private Figure moderation() {
        List<ModeratorEffect.Row> rows = new ModeratorEffect().rows(facts, query);
        return new Figure(
                "moderation",
                "moderator-effect",
                "What moderation changed",
                "The moderated audits whose grade was upheld, raised or lowered, by round. " + sampled(rows),
                Bars.shares(
                        List.of("Upheld", "Upgraded", "Downgraded"),
                        rows.stream()
                                .map(row -> new Counts(
                                        row.group(), List.of(row.upheld(), row.upgraded(), row.downgraded())))
                                .toList()),
                new Table(
                        "Moderation by round",
                        List.of(
                                "Round",
                                "Completed",
                                "Moderated",
                                "% moderated",
                                "Upheld",
                                "% upheld",
                                "Upgraded",
                                "% upgraded",
                                "Downgraded",
                                "% downgraded",
                                "At the lowest grade, moderated",
                                "Brought there by the moderator",
                                "% brought there"),
                        1,
                        rows.stream()
                                .map(row -> List.of(
                                        row.group(),
                                        number(row.completed()),
                                        number(row.moderated()),
                                        Words.percent(row.percentModerated()),
                                        number(row.upheld()),
                                        Words.percent(row.percentUpheld()),
                                        number(row.upgraded()),
                                        Words.percent(row.percentUpgraded()),
                                        number(row.downgraded()),
                                        Words.percent(row.percentDowngraded()),
                                        number(row.inadequateModerated()),
                                        number(row.downgradedToInadequate()),
                                        Words.percent(row.percentInadequateByModerator())))
                                .toList()),
                "No audit of these rounds has been completed.");
    }

    private static String sampled(List<ModeratorEffect.Row> rows) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        rows.forEach(row -> row.sampling().forEach((method, count) -> counts.merge(method, count, Integer::sum)));
        List<String> drawn = counts.entrySet().stream()
                .filter(method -> method.getValue() > 0)
                .map(method -> method.getValue() + " " + Words.sampled(method.getKey()))
                .toList();
        return drawn.isEmpty()
                ? ""
                : "How the gradings were sampled: " + String.join(", ", drawn)
                        + ". Without it, how far moderators agree can't be read.";
    }

    private Figure reAudits() {
        List<ReAuditImprovement.Row> rows = new ReAuditImprovement().rows(facts, query);
        return new Figure(
                "re-audits",
                "re-audit-improvement",
                "Improvement at re-audit",
                "How re-audits compare with the audit before them, by round.",
                Bars.totals(
                        List.of("Improved", "Remained", "Declined"),
                        rows.stream()
                                .map(row -> new Counts(
                                        row.group(), List.of(row.improved(), row.remained(), row.declined())))
                                .toList()),
                new Table(
                        "Re-audits by round",
                        List.of(
                                "Round",
                                "Allocated",
                                "Completed",
                                "% completed",
                                "Improved",
                                "% improved",
                                "Remained",
                                "Declined"),
                        1,
                        rows.stream()
                                .map(row -> List.of(
                                        row.group(),
                                        number(row.allocated()),
                                        number(row.completed()),
                                        Words.percent(row.percentCompleted()),
                                        number(row.improved()),
                                        Words.percent(row.percentImproved()),
                                        number(row.remained()),
                                        number(row.declined())))
                                .toList()),
                "No re-audit was allocated in these rounds.");
    }

    private Figure actions() {
        List<ActionTimeliness.Row> rows = new ActionTimeliness()
                .rows(facts, query).stream()
                        .filter(row -> row.total() > 0 || row.olderOutstanding() > 0)
                        .toList();
        return new Figure(
                "actions",
                "action-timeliness",
                "Timeliness of actions",
                "The actions raised in these months, against their due dates, and older ones still outstanding.",
                Bars.shares(
                        List.of("On time", "Late", "Overdue", "Not yet due"),
                        rows.stream()
                                .map(row -> new Counts(
                                        "Actions", List.of(row.onTime(), row.late(), row.overdue(), row.notYetDue())))
                                .toList()),
                new Table(
                        "Actions raised in these months",
                        List.of(
                                "Actions",
                                "On time",
                                "% on time",
                                "Late",
                                "% late",
                                "Overdue",
                                "% overdue",
                                "Not yet due",
                                "% not yet due",
                                "Older, outstanding",
                                "Their children",
                                "Oldest raised on"),
                        0,
                        rows.stream()
                                .map(row -> List.of(
                                        number(row.total()),
                                        number(row.onTime()),
                                        Words.percent(row.percents().onTime()),
                                        number(row.late()),
                                        Words.percent(row.percents().late()),
                                        number(row.overdue()),
                                        Words.percent(row.percents().overdue()),
                                        number(row.notYetDue()),
                                        Words.percent(row.percents().notYetDue()),
                                        number(row.olderOutstanding()),
                                        number(row.olderOutstandingChildren()),
                                        Words.text(row.oldestOutstandingRaisedOn())))
                                .toList()),
                "No action was raised in these months, and none from before is outstanding.");
    }

    private Figure completion() {
        List<Completion.Row> rows = new Completion().rows(facts, query);
        return new Figure(
                "completion",
                "completion",
                "Completion",
                "What became of the audits that were allocated, by round.",
                Bars.totals(
                        List.of("Completed", "Returned, not completed", "Not returned", "Exempted"),
                        rows.stream()
                                .map(row -> new Counts(
                                        row.group(),
                                        List.of(
                                                row.completed(),
                                                row.returned() - row.completed(),
                                                row.notReturned(),
                                                row.exempted())))
                                .toList()),
                new Table(
                        "Completion by round",
                        List.of(
                                "Round",
                                "Allocated",
                                "Exempted",
                                "Returned",
                                "% returned",
                                "Late",
                                "Rejected",
                                "Not returned",
                                "Completed",
                                "% completed",
                                "Reflections",
                                "% reflections"),
                        1,
                        rows.stream()
                                .map(row -> List.of(
                                        row.group(),
                                        number(row.allocated()),
                                        number(row.exempted()),
                                        number(row.returned()),
                                        Words.percent(row.percentReturned()),
                                        number(row.late()),
                                        number(row.rejected()),
                                        number(row.notReturned()),
                                        number(row.completed()),
                                        Words.percent(row.percentCompleted()),
                                        number(row.reflectionsReturned()),
                                        Words.percent(row.percentReflections())))
                                .toList()),
                "No audit was allocated in these rounds.");
    }

    private Figure concerns() {
        // An old concern that is still open matters most, so the window doesn't hide it.
        ViewQuery everyRound =
                new ViewQuery(query.filters(), null, query.to(), query.by(), query.asAt(), query.knownAt());
        List<Concerns.Row> rows = new Concerns().rows(facts, everyRound);
        return new Figure(
                "concerns",
                "concerns",
                "Children of concern",
                "The notifications of every round so far, and those that are still open.",
                Bars.totals(
                        List.of("Resolved", "Open"),
                        rows.stream()
                                .map(row -> new Counts(row.group(), List.of(row.resolved(), row.open())))
                                .toList()),
                new Table(
                        "Children of concern by round",
                        List.of("Round", "Raised", "Resolved", "Open", "Lifted since", "Oldest open raised on"),
                        1,
                        rows.stream()
                                .map(row -> List.of(
                                        row.group(),
                                        number(row.raised()),
                                        number(row.resolved()),
                                        number(row.open()),
                                        number(row.lifted()),
                                        Words.text(row.oldestOpenRaisedOn())))
                                .toList()),
                "No child of concern has been notified.");
    }

    private static String number(long count) {
        return String.valueOf(count);
    }
}
