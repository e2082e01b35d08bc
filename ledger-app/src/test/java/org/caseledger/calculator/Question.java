package org.caseledger.calculator;

import java.util.Map;

/**
 * What is asked.
 *
 * @param parameters as in the API: {@code authority}, {@code programme}, {@code kind}, {@code cohort}, {@code area},
 *     {@code team}, {@code from}, {@code to}, {@code by}, and {@code asAt}, which must be there
 * @param knownAt the last delivery that counts
 */
public record Question(String view, Map<String, String> parameters, int knownAt) {

    String asAt() {
        return parameter("asAt");
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** An open end is open. */
    boolean inWindow(String month) {
        return parameter("from").compareTo(month) <= 0
                && (parameter("to").isEmpty() || month.compareTo(parameter("to")) <= 0);
    }

    /** The filters look at the audit's own fields. */
    boolean matches(Audit audit) {
        for (String filter : new String[] {"authority", "programme", "kind", "cohort", "area", "team"}) {
            if (!parameter(filter).isEmpty() && !parameter(filter).equals(audit.cell(filter))) {
                return false;
            }
        }
        return true;
    }

    String group(Audit audit) {
        String by = parameter("by");
        return switch (by) {
            case "", "month" -> audit.cell("round");
            case "quarter" -> quarter(audit.cell("round"));
            default -> audit.cell(by);
        };
    }

    /** The financial year starts in April. */
    private static String quarter(String round) {
        int year = Integer.parseInt(round.substring(0, 4));
        int month = Integer.parseInt(round.substring(5));
        int starts = month >= 4 ? year : year - 1;
        int quarter = month >= 4 ? (month - 4) / 3 + 1 : 4;
        return "%d/%02d Q%d".formatted(starts, (starts + 1) % 100, quarter);
    }
}
