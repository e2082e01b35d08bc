package org.caseledger.query.given;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.caseledger.query.actiontimeliness.ActionTimeliness;
import org.caseledger.query.atrisk.AtRisk;
import org.caseledger.query.calibration.Calibration;
import org.caseledger.query.completion.Completion;
import org.caseledger.query.concerns.Concerns;
import org.caseledger.query.domaingrades.DomainGrades;
import org.caseledger.query.escalations.Escalations;
import org.caseledger.query.followup.FollowUp;
import org.caseledger.query.gradedistribution.GradeDistribution;
import org.caseledger.query.moderatoreffect.ModeratorEffect;
import org.caseledger.query.participation.Participation;
import org.caseledger.query.reauditimprovement.ReAuditImprovement;
import org.caseledger.query.teamcoverage.TeamCoverage;
import org.caseledger.query.themes.Themes;
import org.caseledger.query.view.Filters;
import org.caseledger.query.view.Grouping;
import org.caseledger.query.view.View;
import org.caseledger.query.view.ViewQuery;
import org.jspecify.annotations.Nullable;

/** Questions to the views, in few words. */
public final class Ask {

    /** The views that count, and so have a lineage. */
    public static final List<View> COUNTING = List.of(
            new GradeDistribution(),
            new DomainGrades(),
            new ModeratorEffect(),
            new ReAuditImprovement(),
            new ActionTimeliness(),
            new Calibration(),
            new Completion(),
            new TeamCoverage(),
            new Concerns(),
            new Escalations(),
            new Participation(),
            new AtRisk(),
            new Themes());

    /** Every view there is. */
    public static final List<View> VIEWS =
            Stream.concat(COUNTING.stream(), Stream.of(new FollowUp())).toList();

    private Ask() {}

    /** Everything, by month, as at a day, with all that is known. */
    public static ViewQuery asAt(String day) {
        return new ViewQuery(Filters.none(), null, null, Grouping.MONTH, LocalDate.parse(day), Long.MAX_VALUE, null);
    }

    public static ViewQuery by(Grouping by, ViewQuery query) {
        return new ViewQuery(
                query.filters(), query.from(), query.to(), by, query.asAt(), query.knownAt(), query.person());
    }

    public static ViewQuery knownAt(long position, ViewQuery query) {
        return new ViewQuery(
                query.filters(), query.from(), query.to(), query.by(), query.asAt(), position, query.person());
    }

    public static ViewQuery of(Filters filters, ViewQuery query) {
        return new ViewQuery(
                filters, query.from(), query.to(), query.by(), query.asAt(), query.knownAt(), query.person());
    }

    public static ViewQuery window(@Nullable String from, @Nullable String to, ViewQuery query) {
        return new ViewQuery(
                query.filters(), month(from), month(to), query.by(), query.asAt(), query.knownAt(), query.person());
    }

    private static @Nullable YearMonth month(@Nullable String text) {
        return text == null ? null : YearMonth.parse(text);
    }

    public static View view(String name) {
        return VIEWS.stream()
                .filter(view -> view.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
