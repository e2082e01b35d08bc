package org.caseledger.councils;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caseledger.calculator.Told;

/**
 * A council: all that was told of it, in order. Deliveries with odd numbers are files, those with even numbers commands
 * sent by hand.
 *
 * @param versions of its framework, the first from long before; none for the usual one
 * @param domains those of its frameworks
 */
record Council(String authority, List<Version> versions, List<String> domains, List<Told> told) {

    static final int DELIVERIES = 6;

    private static final List<String> SCALE = List.of("Strong", "Sound", "Fair", "Developing", "Weak", "Unsafe");
    private static final List<String> USUAL = List.of("Outstanding", "Good", "Requires Improvement", "Inadequate");
    private static final List<String> DOMAINS = List.of("Supervision", "Quality of Plans", "Quality of Assessment");

    /** A version of the framework, and the day from which it binds allocations. */
    record Version(LocalDate from, List<String> grades) {}

    /**
     * Makes a council.
     *
     * @param numbers a list for the council, then one for each audit
     */
    static Council of(String authority, List<List<Integer>> numbers) {
        Choices choices = new Choices(numbers.isEmpty() ? List.of() : numbers.getFirst());
        List<Version> versions = choices.oneIn(3) ? List.of() : versions(choices);
        List<Told> told = new ArrayList<>();
        versions.forEach(version -> told.add(new Told(
                0,
                "framework",
                Map.of("from", version.from().toString(), "grades", String.join("|", version.grades())))));
        teams(authority, choices, told);
        Kind kind = new Kind(authority, versions, DOMAINS);
        List<AuditStory> audits = new ArrayList<>();
        for (int i = 1; i < numbers.size(); i++) {
            audits.add(AuditStory.of(new Choices(numbers.get(i)), kind, i, audits));
        }
        audits.forEach(audit -> told.addAll(audit.told()));
        return new Council(authority, versions, DOMAINS, told);
    }

    /** One, two alike or two unlike; unlike ones share names of grades. */
    private static List<Version> versions(Choices choices) {
        int grades = 3 + choices.below(4);
        List<String> scale = SCALE.subList(SCALE.size() - grades, SCALE.size());
        List<Version> versions = new ArrayList<>();
        versions.add(new Version(LocalDate.of(2021, 1, 1), scale));
        LocalDate second = LocalDate.of(2022, 4, 1).plusDays(choices.below(60));
        switch (choices.below(4)) {
            case 2 -> versions.add(new Version(second, scale));
            case 3 -> versions.add(new Version(second, SCALE.subList(1, 4)));
            default -> {}
        }
        return versions;
    }

    /** What its audits have in common. */
    record Kind(String authority, List<Version> versions, List<String> domains) {

        /** The scale that binds an audit. */
        List<String> scale(LocalDate allocated) {
            List<String> scale = USUAL;
            for (Version version : versions) {
                if (!version.from().isAfter(allocated)) {
                    scale = version.grades();
                }
            }
            return scale;
        }
    }

    private static void teams(String authority, Choices choices, List<Told> told) {
        for (String team : List.of("T1", "T2", "T9")) {
            if (!choices.oneIn(3)) {
                Map<String, String> row = new LinkedHashMap<>();
                row.put("authority", authority);
                row.put("team", team);
                row.put("name", "Team " + team);
                row.put("area", choices.of("North", "South"));
                row.put("programme", choices.of(Cells.PROGRAMMES));
                told.add(new Told(1, "teams", row));
            }
        }
    }

    /** The rows of one file in one delivery. */
    List<Map<String, String>> file(int delivery, String file) {
        return told.stream()
                .filter(each -> each.delivery() == delivery && each.file().equals(file))
                .map(Told::row)
                .toList();
    }

    /** What was told by hand in one delivery, in order. */
    List<Told> byHand(int delivery) {
        return told.stream()
                .filter(each -> each.delivery() == delivery && each.file().endsWith("_later"))
                .toList();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(authority + " " + versions);
        told.forEach(each -> text.append('\n')
                .append(each.delivery())
                .append(' ')
                .append(each.file())
                .append(' ')
                .append(each.row()));
        return text.toString();
    }
}
