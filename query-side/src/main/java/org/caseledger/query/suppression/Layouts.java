package org.caseledger.query.suppression;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The views that count, and what of them may be published. A view that is not here is not published. */
final class Layouts {

    private static final Map<String, Layout> OF_VIEWS = Map.ofEntries(
            Map.entry("grade-distribution", grades(Layout.of("group", "scale", "frameworks."))),
            Map.entry("domain-grades", grades(Layout.of("domain", "group", "scale", "frameworks."))),
            Map.entry(
                    "team-coverage",
                    Layout.of("authority", "team", "name", "area", "frameworks.")
                            .sum("completed", "counts.")),
            Map.entry(
                    "moderator-effect",
                    Layout.of("group", "expectedChangeFrom", "expectedChangeTo", "frameworks.")
                            .counts("completed", "inadequate", "inadequateModerated", "downgradedToInadequate")
                            .sum("moderated", "upheld", "upgraded", "downgraded")
                            .share("percentModerated", "intervalModerated", "moderated", "completed")
                            .share("percentUpheld", "intervalUpheld", "upheld", "moderated")
                            .share("percentUpgraded", "intervalUpgraded", "upgraded", "moderated")
                            .share("percentDowngraded", "intervalDowngraded", "downgraded", "moderated")
                            .share(
                                    "percentInadequateByModerator",
                                    "intervalInadequateByModerator",
                                    "downgradedToInadequate",
                                    "inadequateModerated")),
            Map.entry(
                    "re-audit-improvement",
                    Layout.of("group", "frameworks.")
                            .counts("allocated")
                            .sum("completed", "improved", "remained", "declined", "notComparable")
                            .share("percentCompleted", "intervalCompleted", "completed", "allocated")
                            .share("percentImproved", "intervalImproved", "improved", "remained", "declined")),
            Map.entry("action-timeliness", timeliness()),
            Map.entry(
                    "completion",
                    Layout.of("group", "completionTarget")
                            .counts("late", "reflectionsReturned")
                            .sum("allocated", "exempted", "returned", "notReturned")
                            // Nearly always exact, and treated as if it were: then it hides a little more.
                            .sum("returned", "rejected", "completed")
                            .share("percentReturned", "intervalReturned", "returned", "allocated")
                            .share("percentCompleted", "intervalCompleted", "completed", "allocated")
                            .share("percentReflections", "intervalReflections", "reflectionsReturned", "completed")),
            Map.entry("concerns", Layout.of("group").counts("lifted").sum("raised", "resolved", "open")),
            Map.entry(
                    "escalations",
                    Layout.of("raisedBy", "stages.1.stage", "stages.2.stage", "stages.3.stage")
                            .sum(
                                    "total",
                                    "stages.1.inProcess",
                                    "stages.1.resolved",
                                    "stages.2.inProcess",
                                    "stages.2.resolved",
                                    "stages.3.inProcess",
                                    "stages.3.resolved")
                            .sum("total", "categories.")),
            Map.entry("participation", participation()),
            Map.entry(
                    "at-risk",
                    Layout.of("group", "frameworks.")
                            .counts("completed", "requiresImprovement", "atRisk")
                            .share(
                                    "percentOfRequiresImprovement",
                                    "intervalOfRequiresImprovement",
                                    "atRisk",
                                    "requiresImprovement")
                            .share("percentOfCompleted", "intervalOfCompleted", "atRisk", "completed")));

    private Layouts() {}

    static Optional<Layout> of(String view) {
        return Optional.ofNullable(OF_VIEWS.get(view));
    }

    private static Layout grades(Layout layout) {
        return layout.sum("total", "counts.").share("percents.", "intervals.", "counts.", "total");
    }

    private static Layout timeliness() {
        List<String> places = List.of("onTime", "late", "overdue", "notYetDue");
        Layout layout = Layout.of()
                .counts("olderOutstanding", "olderOutstandingChildren")
                .sum("total", places.toArray(String[]::new))
                .sum(
                        "total",
                        places.stream().map(place -> "againstOriginal." + place).toArray(String[]::new));
        for (String place : places) {
            layout = layout.share("percents." + place, "intervals." + place, place, "total")
                    .share(
                            "againstOriginal.percents." + place,
                            "againstOriginal.intervals." + place,
                            "againstOriginal." + place,
                            "total");
        }
        return layout;
    }

    private static Layout participation() {
        List<String> people = List.of("child", "parent", "socialWorker", "manager", "iroOrCpChair");
        Layout layout = Layout.of("group")
                .counts(Stream.concat(
                                Stream.of("completed"),
                                people.stream().flatMap(who -> Stream.of(who + ".recorded", who + ".applicable")))
                        .toArray(String[]::new));
        for (String who : people) {
            layout = layout.share(who + ".percent", who + ".interval", who + ".recorded", who + ".applicable");
        }
        for (String feedback : List.of("childFeedback", "parentFeedback")) {
            String respondents = feedback + ".respondents";
            layout = layout.sum(respondents, feedback + ".counts.")
                    .share(feedback + ".percentOfAudits", feedback + ".intervalOfAudits", respondents, "completed")
                    .share(feedback + ".percents.", feedback + ".intervals.", feedback + ".counts.", respondents);
        }
        return layout;
    }
}
