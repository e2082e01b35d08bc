package org.caseledger.councils;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands in an audit's cells. */
record Cells(String id, List<String> grades, List<String> domains, Telling telling) {

    static final List<String> PROGRAMMES = List.of("Children's Social Care", "Early Help");
    static final List<String> COHORTS = List.of("", "CP", "CIN", "CIC");
    static final List<String> AREAS = List.of("North", "South", "");
    static final List<String> TEAMS = List.of("T1", "T2", "T3", "");

    private static final List<String> VIEWS =
            List.of("views_child", "views_parent", "views_social_worker", "views_manager", "views_iro_cp_chair");

    /** A submission's views, feedback and risk. */
    static Map<String, String> answers(Choices choices) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("at_risk_of_inadequate", choices.of("", "yes", "no"));
        VIEWS.forEach(column -> cells.put(column, choices.of("", "yes", "no", "n/a")));
        cells.put("feedback_child", choices.of("", "POSITIVE", "MIXED", "NEGATIVE"));
        cells.put("feedback_parent", choices.of("", "", "POSITIVE", "MIXED", "NEGATIVE"));
        return cells;
    }

    /** Grades of domains: in the command, or in rows of their own beside the file's row. */
    void domains(Choices choices, String stage, Map<String, String> cells) {
        for (String domain : domains) {
            if (choices.of(false, true)) {
                String domainGrade = choices.oneIn(4) ? "N/A" : choices.of(grades);
                if (telling.isByHand()) {
                    cells.put(stage + ":" + domain, domainGrade);
                } else {
                    telling.beside(
                            "domain_grades",
                            Map.of("audit_id", id, "stage", stage, "domain", domain, "grade", domainGrade));
                }
            }
        }
    }

    /** What a correction says is right, perhaps what stands there already. */
    String right(Choices choices, String column, LocalDate day) {
        return switch (column) {
            case "cohort" -> choices.of(COHORTS);
            case "area" -> choices.of(AREAS);
            case "team" -> choices.of(TEAMS);
            case "programme" -> choices.of(PROGRAMMES);
            case "round" -> "2022-%02d".formatted(1 + choices.below(12));
            case "views_child" -> choices.of("", "yes", "no", "n/a");
            case "feedback_child" -> choices.of("", "POSITIVE", "NEGATIVE");
            case "at_risk_of_inadequate" -> choices.of("yes", "no");
            default -> column.endsWith("_on") ? day.minusDays(choices.below(30)).toString() : choices.of(grades);
        };
    }
}
