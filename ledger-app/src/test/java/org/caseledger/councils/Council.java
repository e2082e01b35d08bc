package org.caseledger.councils;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caseledger.calculator.Told;

/**
 * A council: all that was told of it, in order. Deliveries with odd numbers are files, those with even numbers commands
 * sent by hand.
 *
 * @param grades its own scale, best first; empty for the usual one
 * @param domains those of its framework
 */
record Council(String authority, List<String> grades, List<String> domains, List<Told> told) {

    static final int DELIVERIES = 6;

    private static final List<String> SCALE = List.of("Strong", "Sound", "Fair", "Developing", "Weak", "Unsafe");
    private static final List<String> USUAL = List.of("Outstanding", "Good", "Requires Improvement", "Inadequate");
    private static final List<String> DOMAINS = List.of("Supervision", "Quality of Plans", "Quality of Assessment");

    /**
     * Makes a council.
     *
     * @param numbers a list for the council, then one for each audit
     */
    static Council of(String authority, List<List<Integer>> numbers) {
        Choices choices = new Choices(numbers.isEmpty() ? List.of() : numbers.getFirst());
        boolean usual = choices.oneIn(3);
        int grades = 3 + choices.below(4);
        List<String> own = SCALE.subList(SCALE.size() - grades, SCALE.size());
        List<Told> told = new ArrayList<>();
        teams(authority, choices, told);
        Kind kind = new Kind(authority, usual ? USUAL : own, DOMAINS);
        List<AuditStory> audits = new ArrayList<>();
        for (int i = 1; i < numbers.size(); i++) {
            audits.add(AuditStory.of(new Choices(numbers.get(i)), kind, i, audits));
        }
        audits.forEach(audit -> told.addAll(audit.told()));
        if (!usual) {
            told.addFirst(new Told(0, "framework", Map.of("grades", String.join("|", own))));
        }
        return new Council(authority, usual ? List.of() : own, DOMAINS, told);
    }

    /** What its audits have in common. */
    record Kind(String authority, List<String> grades, List<String> domains) {}

    private static void teams(String authority, Choices choices, List<Told> told) {
        for (String team : List.of("T1", "T2", "T9")) {
            if (!choices.oneIn(3)) {
                Map<String, String> row = new LinkedHashMap<>();
                row.put("authority", authority);
                row.put("team", team);
                row.put("name", "Team " + team);
                row.put("area", choices.of("North", "South"));
                row.put("programme", choices.of(AuditStory.PROGRAMMES));
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
        StringBuilder text = new StringBuilder(authority + " " + grades);
        told.forEach(each -> text.append('\n')
                .append(each.delivery())
                .append(' ')
                .append(each.file())
                .append(' ')
                .append(each.row()));
        return text.toString();
    }
}
