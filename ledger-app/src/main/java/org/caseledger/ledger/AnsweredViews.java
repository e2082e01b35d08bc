package org.caseledger.ledger;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseledger.command.report.ReportableViews;
import org.caseledger.query.answer.Views;
import org.caseledger.query.view.Grouping;
import org.caseledger.query.view.View;

/** Tells the command side what the query side answers, since neither knows the other. Personal views are left out. */
public final class AnsweredViews implements ReportableViews {

    private final Views views;

    public AnsweredViews(Views views) {
        this.views = views;
    }

    @Override
    public Set<String> names() {
        return views.all().stream()
                .filter(view -> !view.personal())
                .map(View::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<String> groupings(String view) {
        return views.named(view).grouped()
                ? Arrays.stream(Grouping.values())
                        .map(grouping -> grouping.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }
}
