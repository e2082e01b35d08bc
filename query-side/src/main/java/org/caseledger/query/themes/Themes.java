package org.caseledger.query.themes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.caseledger.events.FindingKind;
import org.caseledger.query.facts.AuditAt;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.lineage.Base;
import org.caseledger.query.lineage.Cell;
import org.caseledger.query.lineage.Lineage;
import org.caseledger.query.lineage.Standing;
import org.caseledger.query.statistics.Interval;
import org.caseledger.query.view.Group;
import org.caseledger.query.view.Percent;
import org.caseledger.query.view.Selection;
import org.caseledger.query.view.View;
import org.caseledger.query.view.ViewQuery;
import org.jspecify.annotations.Nullable;

/**
 * Which strengths and areas for development the completed audits found, by theme and by the grade that they stand at. The
 * texts are for {@link ThemeTexts}: an answer holds nothing that a key had to open.
 */
public final class Themes implements View {

    /**
     * The findings of one group's audits on one scale. Percentages are of the completed.
     *
     * @param grades how many of the completed stand at each grade; an ungraded observation stands at none
     * @param themes in order of their names
     * @param samples the completed audits of thematic samples, by the sample's own theme
     * @param frameworks whose scale the grades are on
     * @param scale the grades, best to worst
     */
    public record Row(
            String group,
            int completed,
            int withFindings,
            @Nullable Double percentWithFindings,
            Map<String, Integer> grades,
            Map<String, Theme> themes,
            Map<String, Integer> samples,
            int withFamilyWords,
            @Nullable Double percentWithFamilyWords,
            int withImpact,
            @Nullable Double percentWithImpact,
            List<String> frameworks,
            @Nullable Interval intervalWithFindings,
            @Nullable Interval intervalWithFamilyWords,
            @Nullable Interval intervalWithImpact,
            String scale) {}

    /** What was found about one theme. */
    public record Theme(Found strengths, Found areasForDevelopment) {}

    /**
     * How many audits found something, each counted once however often its gradings say so.
     *
     * @param percent of the group's completed audits
     * @param counts those of them that stand at each grade
     * @param percents of the group's completed audits that stand at that grade
     */
    public record Found(
            int audits,
            @Nullable Double percent,
            Map<String, Integer> counts,
            Map<String, @Nullable Double> percents,
            @Nullable Interval interval,
            Map<String, @Nullable Interval> intervals) {}

    @Override
    public String name() {
        return "themes";
    }

    @Override
    public boolean grouped() {
        return true;
    }

    @Override
    public Class<?> rowType() {
        return Row.class;
    }

    @Override
    public List<Row> rows(Facts facts, ViewQuery query) {
        return new Selection(facts, query)
                .groups(AuditAt::completed, query.by()).stream()
                        .flatMap(group -> group.byScale().stream())
                        .filter(Themes::listed)
                        .map(Themes::row)
                        .toList();
    }

    /** A group has a row when one of its audits at least found something. */
    private static boolean listed(Group completed) {
        return completed.audits().stream().anyMatch(AuditAt::hasFindings);
    }

    private static Row row(Group group) {
        Tally tally = Tally.of(group);
        Map<String, Integer> grades = group.grades(AuditAt::graded);
        int completed = group.size();
        return new Row(
                group.name(),
                completed,
                tally.withFindings(),
                Percent.of(tally.withFindings(), completed),
                grades,
                themes(tally, completed, grades),
                tally.samples(),
                tally.withFamilyWords(),
                Percent.of(tally.withFamilyWords(), completed),
                tally.withImpact(),
                Percent.of(tally.withImpact(), completed),
                group.frameworks(),
                Interval.ofShare(tally.withFindings(), completed),
                Interval.ofShare(tally.withFamilyWords(), completed),
                Interval.ofShare(tally.withImpact(), completed),
                group.scale().name());
    }

    private static SortedMap<String, Theme> themes(Tally tally, int completed, Map<String, Integer> grades) {
        SortedMap<String, Theme> themes = new TreeMap<>();
        for (String theme : tally.themes()) {
            themes.put(
                    theme,
                    new Theme(
                            found(tally, new Named(FindingKind.STRENGTH, theme), completed, grades),
                            found(tally, new Named(FindingKind.AREA_FOR_DEVELOPMENT, theme), completed, grades)));
        }
        return themes;
    }

    private static Found found(Tally tally, Named named, int completed, Map<String, Integer> grades) {
        int audits = tally.audits(named);
        Map<String, Integer> counts = new LinkedHashMap<>();
        Map<String, @Nullable Double> percents = new LinkedHashMap<>();
        Map<String, @Nullable Interval> intervals = new LinkedHashMap<>();
        grades.forEach((grade, standing) -> {
            int count = tally.audits(named, grade);
            counts.put(grade, count);
            percents.put(grade, Percent.of(count, standing));
            intervals.put(grade, Interval.ofShare(count, standing));
        });
        return new Found(
                audits,
                Percent.of(audits, completed),
                counts,
                percents,
                Interval.ofShare(audits, completed),
                intervals);
    }

    @Override
    public Optional<Lineage<?>> lineage(Facts facts, ViewQuery query) {
        Selection selection = new Selection(facts, query);
        Base<AuditAt> completed = selection.allocated().and(AuditAt::completed, Standing::of);
        return Optional.of(selection.lineageByScale(group -> cells(group, completed)));
    }

    private static List<Cell<AuditAt>> cells(Group candidates, Base<AuditAt> completed) {
        Group group = candidates.only(completed::holds);
        Base<AuditAt> base = listed(group)
                ? completed
                : completed.and(audit -> false, "no audit of its group tells findings, words or the impact yet");
        Tally tally = Tally.of(group);
        List<Cell<AuditAt>> cells = new ArrayList<>();
        cells.add(base.count("completed"));
        cells.add(base.share("withFindings", "percentWithFindings", Tally::hasFound));
        cells.add(base.share("withFamilyWords", "percentWithFamilyWords", Tally::hasFamilyWords));
        cells.add(base.share("withImpact", "percentWithImpact", Tally::hasImpact));
        cells.add(base.derived("frameworks", Group::frameworkOf));
        Set<String> grades = candidates.grades(completed::holds).keySet();
        grades.forEach(grade -> cells.add(base.count("grades." + grade, audit -> grade.equals(audit.grade()))));
        tally.samples()
                .keySet()
                .forEach(theme -> cells.add(base.count(
                        "samples." + theme,
                        audit -> theme.equals(audit.allocation().theme()))));
        for (String theme : tally.themes()) {
            addFound(cells, base, grades, theme, "strengths", FindingKind.STRENGTH);
            addFound(cells, base, grades, theme, "areasForDevelopment", FindingKind.AREA_FOR_DEVELOPMENT);
        }
        return cells;
    }

    private static void addFound(
            List<Cell<AuditAt>> cells,
            Base<AuditAt> base,
            Set<String> grades,
            String theme,
            String key,
            FindingKind kind) {
        String prefix = "themes." + theme + "." + key + ".";
        Named named = new Named(kind, theme);
        Predicate<AuditAt> found = audit -> Named.in(audit).contains(named);
        cells.add(base.share(prefix + "audits", prefix + "percent", prefix + "interval", found));
        for (String grade : grades) {
            Base<AuditAt> atGrade = base.and(audit -> grade.equals(audit.grade()), Standing::of);
            cells.add(atGrade.share(
                    prefix + "counts." + grade, prefix + "percents." + grade, prefix + "intervals." + grade, found));
        }
    }
}
