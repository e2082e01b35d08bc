package org.caseledger.councils;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caseledger.calculator.Told;
import org.jspecify.annotations.Nullable;

/** What happens to one audit, day after day. */
final class AuditStory {

    final String id;
    private final String authority;
    private final int number;
    private List<String> grades = List.of();
    private final List<String> domains;
    private final Telling telling;
    private final List<Told> besides = new ArrayList<>();
    private final int firstTold;
    private String child;
    private LocalDate day = LocalDate.of(2022, 1, 1);
    private boolean looped;
    private boolean submitted;
    private boolean again;
    private boolean flagged;
    private String grade = "";
    private @Nullable String standing;
    private @Nullable LocalDate concernOn;

    private AuditStory(Choices choices, Council.Kind council, int number, @Nullable AuditStory before) {
        this.authority = council.authority();
        this.number = number;
        this.id = authority + "-" + number;
        this.domains = council.domains();
        this.child = before == null ? (number % 9 == 0 ? "" : authority + "-C" + number % 7) : before.child;
        int least = before == null ? 1 : before.firstTold;
        this.firstTold = Math.max(least, choices.of(1, 1, 1, 3, 5));
        this.telling = new Telling("audits", "audit_id", id, firstTold);
    }

    /** Tells an audit's story to its end; it may follow one of those before it. */
    static AuditStory of(Choices choices, Council.Kind council, int number, List<AuditStory> earlier) {
        AuditStory before = !earlier.isEmpty() && choices.of(false, false, true) ? choices.of(earlier) : null;
        AuditStory story = new AuditStory(choices, council, number, before);
        story.allocate(choices, council, before);
        story.happen(choices);
        Trackers.of(choices, story, story.besides);
        return story;
    }

    List<Told> told() {
        List<Told> all = new ArrayList<>(telling.told());
        all.addAll(besides);
        return all;
    }

    private void allocate(Choices choices, Council.Kind council, @Nullable AuditStory before) {
        String round = "2022-%02d".formatted(1 + choices.below(8));
        day = LocalDate.parse(round + "-01").plusDays(choices.below(20));
        grades = council.scale(day);
        looped = choices.oneIn(4);
        boolean observed = !looped && before == null && choices.oneIn(6);
        String kind = before != null ? "RE_AUDIT" : looped ? "LOOPED" : observed ? "OBSERVATION" : "CORE";
        telling.tell(
                "authority",
                authority,
                "round",
                round,
                "programme",
                choices.of(Cells.PROGRAMMES),
                "kind",
                kind,
                "child_ref",
                child,
                "cohort",
                choices.of(Cells.COHORTS),
                "area",
                choices.of(Cells.AREAS),
                "team",
                choices.of(Cells.TEAMS),
                "auditor",
                "A" + choices.below(4),
                "second_auditor",
                looped ? "B" + choices.below(3) : "",
                "re_audit_of",
                before == null ? "" : before.id,
                "allocated_on",
                day.toString(),
                "due_on",
                day.plusDays(choices.below(40)).toString());
    }

    private void happen(Choices choices) {
        if (choices.oneIn(10)) {
            next(choices).tell("exempted_on", day.toString(), "exemption_reason", "Leave");
            if (!telling.isByHand() && !looped && choices.of(false, true)) {
                next(choices);
                if (!telling.isByHand()) {
                    telling.tell("submitted_on", day.toString(), "submitted_grade", choices.of(grades));
                }
            }
            return;
        }
        if (!looped && choices.oneIn(9)) {
            next(choices);
            if (!telling.isByHand()) {
                telling.tell("rejected_on", day.toString(), "rejection_reason", "An earlier one");
                day = day.plusDays(1);
                again = true;
            }
        }
        if (choices.oneIn(9)) {
            return;
        }
        if (looped) {
            gradeTwice(choices);
        } else {
            submit(choices);
        }
        judge(choices);
        if (submitted && choices.oneIn(3)) {
            next(choices).tell("reflection_returned_on", day.toString());
        }
        Concern.of(choices, id, concernOn, telling, besides);
        correct(choices);
    }

    private Telling next(Choices choices) {
        day = day.plusDays(choices.below(15));
        return telling.goOn(choices);
    }

    private void stand(String at) {
        standing = at;
        if (at.equals(grades.getLast()) && concernOn == null) {
            concernOn = day;
        }
    }

    private void submit(Choices choices) {
        Telling now = next(choices);
        boolean ungraded = telling.cell("kind").equals("OBSERVATION") && choices.of(false, true);
        grade = ungraded ? "" : choices.of(grades);
        Map<String, String> cells = Cells.answers(choices);
        cells.put("submitted_on", day.toString());
        cells.put("submitted_grade", grade);
        cells().domains(choices, "SUBMITTED", cells);
        now.tell(cells);
        submitted = true;
        if (!ungraded) {
            stand(grade);
            amend(choices);
        }
    }

    private Cells cells() {
        return new Cells(id, grades, domains, telling);
    }

    private void amend(Choices choices) {
        if (choices.oneIn(6)) {
            next(choices).byHand();
            grade = choices.of(grades);
            Map<String, String> cells = new LinkedHashMap<>();
            cells.put("amended_on", day.toString());
            cells.put("amended_grade", grade);
            cells().domains(choices, "AMENDED", cells);
            telling.tell(cells);
            stand(grade);
        }
    }

    private void gradeTwice(Choices choices) {
        boolean secondFirst = choices.of(false, true);
        if (secondFirst) {
            second(choices, choices.of(grades));
        } else {
            first(choices, choices.of(grades));
        }
        if (choices.oneIn(5)) {
            return;
        }
        String other = choices.of(false, true) ? choices.of(grades) : grade;
        String one = grade;
        if (secondFirst) {
            first(choices, other);
        } else {
            second(choices, other);
        }
        submitted = true;
        if (one.equals(other)) {
            stand(one);
        }
        if (choices.of(false, true) && !one.equals(other)) {
            reconcile(choices);
        }
    }

    private void first(Choices choices, String with) {
        Telling now = next(choices);
        Map<String, String> cells = Cells.answers(choices);
        cells.put("submitted_on", day.toString());
        cells.put("submitted_grade", with);
        cells().domains(choices, "SUBMITTED", cells);
        now.tell(cells);
        grade = with;
    }

    private void second(Choices choices, String with) {
        Telling now = next(choices);
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("second_submitted_on", day.toString());
        cells.put("second_grade", with);
        if (now.isByHand()) {
            cells().domains(choices, "SECOND", cells);
        }
        now.tell(cells);
        grade = with;
    }

    private void reconcile(Choices choices) {
        Telling now = next(choices);
        grade = choices.of(grades);
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("reconciled_on", day.toString());
        cells.put("reconciled_grade", grade);
        if (now.isByHand()) {
            cells().domains(choices, "RECONCILED", cells);
        }
        now.tell(cells);
        stand(grade);
    }

    /** A moderator's verdict, a rejection, a risk; after a rejection it may begin again. */
    private void judge(Choices choices) {
        if (standing != null && choices.of(false, true)) {
            moderate(choices);
        }
        if (grades.get(grades.size() - 2).equals(standing) && choices.oneIn(4)) {
            next(choices).byHand();
            flagged = true;
            telling.tell("flagged_on", day.toString(), "at_risk_of_inadequate", choices.of("yes", "no"));
        }
        if (submitted && choices.oneIn(7)) {
            next(choices);
            if (again) {
                telling.byHand();
            }
            telling.tell("rejected_on", day.toString(), "rejection_reason", "Too thin");
            standing = null;
            submitted = false;
            again = true;
            if (choices.of(false, true)) {
                submitAgain(choices);
            }
        }
    }

    private void submitAgain(Choices choices) {
        telling.byHand();
        if (looped) {
            String both = choices.of(grades);
            first(choices, both);
            Map<String, String> cells = new LinkedHashMap<>();
            cells.put("second_submitted_on", day.toString());
            cells.put("second_grade", both);
            cells().domains(choices, "SECOND", cells);
            telling.tell(cells);
            submitted = true;
            stand(both);
        } else {
            submit(choices);
        }
        if (standing != null && choices.of(false, true)) {
            moderate(choices);
        }
    }

    private void moderate(Choices choices) {
        Telling now = next(choices);
        grade = choices.of(false, true) ? choices.of(grades) : String.valueOf(standing);
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("moderator", "M" + choices.below(2));
        cells.put("moderated_on", day.toString());
        cells.put("moderated_grade", grade);
        cells().domains(choices, "MODERATED", cells);
        now.tell(cells);
        stand(grade);
    }

    /** An administrative mistake is put right at the end; what can't be right is refused, and so not told. */
    private void correct(Choices choices) {
        if (!choices.oneIn(4)) {
            return;
        }
        telling.byHand();
        List<String> columns = new ArrayList<>(List.of("cohort", "area", "team", "programme", "round", "due_on"));
        if (!again && submitted) {
            columns.addAll(List.of("submitted_grade", "submitted_on", "moderated_grade", "moderated_on"));
            columns.addAll(List.of("views_child", "feedback_child", "reconciled_grade", "second_grade"));
        }
        if (!again && submitted && !flagged) {
            columns.add("at_risk_of_inadequate");
        }
        String column = choices.of(columns);
        telling.tell(Map.of("corrected", column, "value", cells().right(choices, column, day)));
    }

    String allocatedOn() {
        return telling.cell("allocated_on");
    }

    int firstTold() {
        return firstTold;
    }

    int number() {
        return number;
    }

    String authority() {
        return authority;
    }
}
