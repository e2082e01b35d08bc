package org.caseledger.query.actiontimeliness;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.caseledger.query.actiontimeliness.ActionTimeliness.Followed;
import org.caseledger.query.facts.ActionAt;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.lineage.Base;
import org.caseledger.query.lineage.Cell;
import org.caseledger.query.lineage.Line;
import org.caseledger.query.lineage.Lineage;
import org.caseledger.query.lineage.Subject;
import org.caseledger.query.view.ViewQuery;

/** Which actions stand behind the figures of their timeliness. */
final class ActionLineage {

    private final ViewQuery query;
    private final Base<Followed> wanted;
    private final List<Cell<Followed>> cells = new ArrayList<>();

    private ActionLineage(ViewQuery query) {
        this.query = query;
        this.wanted = Base.<Followed>everything()
                .and(
                        followed -> !followed.raisedOn().isAfter(query.asAt()),
                        followed -> "raised later, on " + followed.raisedOn())
                .and(followed -> !followed.action().cancelled(), "cancelled");
    }

    static Lineage<Followed> of(List<Followed> candidates, Facts facts, ViewQuery query) {
        ActionLineage lineage = new ActionLineage(query);
        lineage.addInWindow();
        lineage.addOlder();
        return new Lineage<>(
                "",
                List.of(new Line<>(Map.of(), candidates, lineage.cells)),
                lineage::inWords,
                followed -> Subject.of(Objects.requireNonNull(
                        facts.action(followed.action().raised().actionId()))));
    }

    private void addInWindow() {
        Base<Followed> inWindow = wanted.and(
                followed -> query.inWindow(followed.raisedIn()),
                followed -> "outside the window: raised on " + followed.raisedOn());
        cells.add(inWindow.count("total"));
        addPlaces(inWindow, "", ActionAt::dueOn);
        addPlaces(inWindow, "againstOriginal.", action -> action.raised().dueOn());
        Stream.of("medianDaysToCompletion", "lowerQuartileDaysToCompletion", "upperQuartileDaysToCompletion")
                .map(key -> inWindow.derived(key, this::days))
                .forEach(cells::add);
        Base<Followed> open = inWindow.and(followed -> followed.action().open(), this::inWords);
        Arrays.stream(Age.values())
                .map(age ->
                        open.count("ageing." + age.key(), followed -> Age.of(followed.action(), query.asAt()) == age))
                .forEach(cells::add);
    }

    private void addPlaces(Base<Followed> inWindow, String prefix, Function<ActionAt, LocalDate> due) {
        for (Place place : Place.values()) {
            cells.add(inWindow.share(
                    prefix + place.key(),
                    prefix + "percents." + place.key(),
                    followed -> Place.of(followed.action(), due, query.asAt()) == place));
        }
    }

    private void addOlder() {
        YearMonth from = query.from();
        Base<Followed> older = wanted.and(
                followed -> from != null && followed.raisedIn().isBefore(from),
                followed -> "not older than the window: raised on " + followed.raisedOn());
        Base<Followed> outstanding = older.and(followed -> followed.action().open(), this::inWords);
        cells.add(older.count("olderOutstanding", followed -> followed.action().open()));
        cells.add(outstanding.derived("olderOutstandingChildren", ActionTimeliness::childInWords));
        cells.add(outstanding.derived("oldestOutstandingRaisedOn", followed -> String.valueOf(followed.raisedOn())));
    }

    private String days(Followed followed) {
        long days = DaysToCompletion.days(followed.action(), query.asAt());
        return followed.action().open() ? "open for " + days + " days" : "completed in " + days + " days";
    }

    private String inWords(Followed followed) {
        ActionAt action = followed.action();
        LocalDate completedOn = action.completedOn();
        return (completedOn == null ? "open" : "completed on " + completedOn) + ", due on " + action.dueOn();
    }
}
