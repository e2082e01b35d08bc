package org.caseledger.command.report;

import java.util.List;
import java.util.Set;
import org.caseledger.command.Checks;
import org.caseledger.command.Context;
import org.caseledger.command.Reason;
import org.caseledger.command.Rejected;
import org.caseledger.command.framework.Frameworks;
import org.caseledger.events.ReportEvent;
import org.caseledger.events.ReportEvent.ReportPinned;
import org.caseledger.events.ReportQuestion;
import org.jspecify.annotations.Nullable;

/** The rules of one pinned report. */
public final class ReportRules {

    private ReportRules() {}

    /**
     * What pinning a report makes happen.
     *
     * @param pinned the report of this id, where there is one already
     * @param frameworks of the authority that it is about; none where it names none
     * @throws Rejected where a value can't be, or the report exists
     */
    public static List<ReportEvent> decide(
            @Nullable ReportPinned pinned,
            PinReport command,
            Context context,
            ReportableViews views,
            Frameworks frameworks) {
        check(command, views);
        if (pinned != null) {
            throw Rejected.because(
                    Reason.REPORT_EXISTS, "reportId", "There is a report of this id already: choose another");
        }
        return List.of(new ReportPinned(
                command.reportId(),
                context.today(),
                command.name().strip(),
                command.question(),
                command.position(),
                inForce(command.question(), frameworks)));
    }

    private static void check(PinReport command, ReportableViews views) {
        ReportQuestion question = command.question();
        Checks checks = new Checks()
                .name(command.reportId(), "reportId")
                .name(command.name(), "name")
                .that(
                        views.names().contains(question.view()),
                        "view",
                        question.view() + " is no view to report on: give one of "
                                + views.names().stream().sorted().toList())
                .optionalName(question.programme(), "programme")
                .optionalName(question.cohort(), "cohort")
                .optionalName(question.area(), "area")
                .optionalName(question.team(), "team")
                .that(
                        question.from() == null
                                || question.to() == null
                                || !question.from().isAfter(question.to()),
                        "from",
                        "from lies after to")
                .that(
                        !question.knownAt().isAfter(command.now()),
                        "knownAt",
                        "knownAt lies in the future: nobody knows yet what it will be");
        if (question.authority() != null) {
            checks.authority(question.authority());
        }
        if (question.by() != null && checks.hold("view")) {
            Set<String> groupings = views.groupings(question.view());
            checks.that(
                    groupings.contains(question.by()),
                    "by",
                    groupings.isEmpty()
                            ? question.view() + " takes no grouping: leave by out"
                            : question.by() + " is no grouping: give one of "
                                    + groupings.stream().sorted().toList());
        }
        checks.done();
    }

    private static List<String> inForce(ReportQuestion question, Frameworks frameworks) {
        return frameworks.versions().stream()
                .filter(version -> !version.from().isAfter(question.asAt()))
                .map(version -> question.authority() + " v" + version.version())
                .toList();
    }
}
