package org.caseledger.query.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.caseledger.query.facts.Facts;
import org.caseledger.query.themes.Themes;
import org.caseledger.query.themes.Themes.Found;
import org.caseledger.query.themes.Themes.Row;
import org.caseledger.query.view.ViewQuery;
import org.jspecify.annotations.Nullable;

/** The tables of the page of themes, all from one view. */
final class ThemeFigures {

    private static final String NOTHING_FOUND = "No audit of these rounds tells a strength or an area for development.";

    private final List<Row> rows;

    ThemeFigures(Facts facts, ViewQuery query) {
        this.rows = new Themes().rows(facts, query);
    }

    List<Figure> figures() {
        return List.of(found(), told(), samples());
    }

    /** Theme by theme, so that its rounds stand below one another. */
    private Figure found() {
        Set<String> grades = new LinkedHashSet<>();
        Set<String> themes = new TreeSet<>();
        rows.forEach(row -> {
            grades.addAll(row.grades().keySet());
            themes.addAll(row.themes().keySet());
        });
        List<String> columns = new ArrayList<>(List.of("Theme", "Found as", "Round", "Audits", "% of completed"));
        grades.forEach(grade -> columns.add("At " + grade));
        List<List<String>> lines = new ArrayList<>();
        for (String theme : themes) {
            for (Row row : rows) {
                Themes.Theme found = row.themes().get(theme);
                if (found != null) {
                    add(lines, theme, "Strength", row, found.strengths(), grades);
                    add(lines, theme, "Area for development", row, found.areasForDevelopment(), grades);
                }
            }
        }
        return new Figure(
                "found",
                "themes",
                "Strengths and areas for development",
                "How many completed audits found a strength or an area for development in each theme.",
                null,
                new Table("Strengths and areas for development by theme and round", columns, 3, lines),
                NOTHING_FOUND);
    }

    private static void add(
            List<List<String>> lines, String theme, String as, Row row, Found found, Set<String> grades) {
        if (found.audits() == 0) {
            return;
        }
        List<String> line = new ArrayList<>(
                List.of(theme, as, row.group(), String.valueOf(found.audits()), Words.percent(found.percent())));
        grades.forEach(
                grade -> line.add(of(found.counts().get(grade), row.grades().get(grade))));
        lines.add(line);
    }

    private static String of(@Nullable Integer count, @Nullable Integer standing) {
        return count == null || standing == null ? Words.NOTHING : count + " of " + standing;
    }

    private Figure told() {
        return new Figure(
                "told",
                "themes",
                "What the audits tell",
                "How many completed audits tell findings, the family's words and the impact on the child.",
                null,
                new Table(
                        "Audits that tell findings, families' words and the impact on the child, by round",
                        List.of("Round", "Completed", "Findings", "%", "Family's words", "%", "Impact", "%"),
                        1,
                        rows.stream()
                                .map(row -> List.of(
                                        row.group(),
                                        String.valueOf(row.completed()),
                                        String.valueOf(row.withFindings()),
                                        Words.percent(row.percentWithFindings()),
                                        String.valueOf(row.withFamilyWords()),
                                        Words.percent(row.percentWithFamilyWords()),
                                        String.valueOf(row.withImpact()),
                                        Words.percent(row.percentWithImpact())))
                                .toList()),
                "No audit of these rounds tells what it found.");
    }

    private Figure samples() {
        List<List<String>> lines = new ArrayList<>();
        rows.forEach(row -> row.samples()
                .forEach((theme, audits) -> lines.add(List.of(theme, row.group(), String.valueOf(audits)))));
        return new Figure(
                "samples",
                "themes",
                "Thematic samples",
                "How many completed audits belong to a thematic sample.",
                null,
                new Table(
                        "Completed audits of thematic samples, by theme and round",
                        List.of("Theme", "Round", "Audits"),
                        2,
                        lines),
                "Of the rounds with findings, none has an audit of a thematic sample.");
    }
}
