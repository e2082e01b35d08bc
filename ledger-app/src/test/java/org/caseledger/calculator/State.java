package org.caseledger.calculator;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where an audit is at the end of a day. */
final class State {

    private final Audit audit;
    private final Map<String, String> domains = new TreeMap<>();
    private final Map<String, String> secondDomains = new TreeMap<>();
    private final Map<String, String> reconciledDomains = new TreeMap<>();
    private final Map<String, String> moderatedDomains = new TreeMap<>();
    private boolean exempted;
    private boolean rejected;
    private boolean reflected;
    private boolean submitted;
    private boolean secondSubmitted;
    private boolean atRisk;
    private String submittedLast = "";
    private String grade = "";
    private String secondGrade = "";
    private String reconciled = "";
    private String moderated = "";
    private Map<String, String> submission = Map.of();

    State(Audit audit) {
        this.audit = audit;
    }

    void take(String what, String on, Map<String, String> row) {
        switch (what) {
            case "exempted" -> exempted = true;
            case "submitted" -> {
                beginAgainIfRejected();
                submitted = true;
                submittedLast = on;
                grade = row.getOrDefault("submitted_grade", "");
                atRisk = row.getOrDefault("at_risk_of_inadequate", "").equals("yes");
                submission = row;
                take("SUBMITTED:", row, domains);
            }
            case "second_submitted" -> {
                beginAgainIfRejected();
                secondSubmitted = true;
                submittedLast = on;
                secondGrade = row.getOrDefault("second_grade", "");
                take("SECOND:", row, secondDomains);
            }
            case "amended" -> {
                grade = row.getOrDefault("amended_grade", grade);
                take("AMENDED:", row, domains);
            }
            case "flagged" ->
                atRisk = row.getOrDefault("at_risk_of_inadequate", "").equals("yes");
            case "reconciled" -> {
                reconciled = row.getOrDefault("reconciled_grade", "");
                take("RECONCILED:", row, reconciledDomains);
            }
            case "moderated" -> {
                moderated = row.getOrDefault("moderated_grade", "");
                take("MODERATED:", row, moderatedDomains);
            }
            case "rejected" -> rejected = true;
            case "reflection_returned" -> reflected = true;
            default -> throw new IllegalArgumentException(what);
        }
    }

    private static void take(String stage, Map<String, String> row, Map<String, String> domains) {
        row.forEach((column, grade) -> {
            if (column.startsWith(stage) && !grade.isEmpty()) {
                domains.put(column.substring(stage.length()), grade);
            }
        });
    }

    /** What was sent back counts no longer once something is submitted again. */
    private void beginAgainIfRejected() {
        if (rejected) {
            rejected = false;
            submitted = false;
            secondSubmitted = false;
            grade = "";
            secondGrade = "";
            reconciled = "";
            moderated = "";
            domains.clear();
            secondDomains.clear();
            reconciledDomains.clear();
            moderatedDomains.clear();
        }
    }

    boolean exempted() {
        return exempted;
    }

    /** Rejected and not submitted again. */
    boolean rejected() {
        return rejected && !exempted;
    }

    boolean reflected() {
        return reflected;
    }

    boolean returned() {
        return !exempted && (rejected || (submitted && (!audit.isLooped() || secondSubmitted)));
    }

    boolean late() {
        return returned() && submittedLast.compareTo(audit.cell("due_on")) > 0;
    }

    boolean moderated() {
        return !moderated.isEmpty();
    }

    boolean atRisk() {
        return atRisk;
    }

    /** The row with the answers of the submission that counts. */
    String answer(String column) {
        return submission.getOrDefault(column, "");
    }

    /** The grade that it stands at; none: null. */
    @Nullable
    String standing() {
        return moderated.isEmpty() || exempted || rejected ? unmoderated() : moderated;
    }

    /** The grade that it would stand at without the moderation. */
    @Nullable
    String unmoderated() {
        if (exempted || rejected) {
            return null;
        }
        if (!audit.isLooped()) {
            return grade.isEmpty() ? null : grade;
        }
        if (!reconciled.isEmpty()) {
            return reconciled;
        }
        return !grade.isEmpty() && grade.equals(secondGrade) ? grade : null;
    }

    boolean graded() {
        return standing() != null;
    }

    /** Stands at a grade, or is an observation that was submitted ungraded. */
    boolean completed() {
        boolean ungraded = audit.cell("kind").equals("OBSERVATION") && grade.isEmpty();
        return graded() || (ungraded && returned() && !rejected);
    }

    /** Each domain's grade. Of a looped audit those that the meeting settled, else the common ones. */
    Map<String, String> domains() {
        Map<String, String> stand = new TreeMap<>(reconciled.isEmpty() ? domains : reconciledDomains);
        if (audit.isLooped() && reconciled.isEmpty()) {
            stand.entrySet().retainAll(secondDomains.entrySet());
        }
        stand.putAll(moderatedDomains);
        return stand;
    }
}
