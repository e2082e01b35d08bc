package org.caseledger.query.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caseledger.events.Framework;
import org.caseledger.query.trend.Trends.Chosen;
import org.caseledger.query.view.Scale;

/**
 * A figure that the page of trends offers.
 *
 * @param key by which the form names it
 * @param label what people call it
 */
record TrendFigure(String key, String label, String view, Chosen chosen) {

    private static final List<TrendFigure> SHARES = List.of(
            share("completed", "Completed, of those allocated", "completion", "percentCompleted"),
            share("returned", "Returned, of those allocated", "completion", "percentReturned"),
            share("moderated", "Moderated, of those completed", "moderator-effect", "percentModerated"),
            share("upgraded", "Upgraded by the moderator", "moderator-effect", "percentUpgraded"),
            share("downgraded", "Downgraded by the moderator", "moderator-effect", "percentDowngraded"),
            share("improved", "Improved at re-audit", "re-audit-improvement", "percentImproved"),
            share("at-risk", "At risk of the lowest grade", "at-risk", "percentOfCompleted"));

    private static TrendFigure share(String key, String label, String view, String cell) {
        return new TrendFigure(key, label, view, new Chosen(cell, Map.of()));
    }

    /** What can be asked of an authority with this framework: the lowest grade first, which inspectors ask about first. */
    static List<TrendFigure> of(Framework framework) {
        String scale = Scale.of(framework).name();
        List<TrendFigure> figures = new ArrayList<>();
        framework.grades().reversed().stream()
                .map(grade -> new TrendFigure(
                        "grade-" + grade,
                        "At the grade " + grade,
                        "grade-distribution",
                        new Chosen("percents." + grade, Map.of("scale", scale))))
                .forEach(figures::add);
        figures.addAll(SHARES);
        return figures;
    }
}
