package org.caseledger.ledger.reminders;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.caseledger.query.reminders.Reminder;
import org.caseledger.query.reminders.Reminder.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What one person is told on one day: ids of audits and actions, and days. Nothing of a child goes by e-mail.
 *
 * @param link where the pages are; absent where nobody configured it
 */
record Digest(
        LocalDate day, List<Reminder> reminders, @Nullable String link) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    String subject() {
        int count = reminders.size();
        return "Case Ledger: " + count + (count == 1 ? " reminder" : " reminders") + " on " + DAY.format(day);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        section(text, "Audits to hand in", Kind.AUDIT);
        section(text, "Actions to complete", Kind.ACTION);
        if (link != null) {
            text.append("All of it: ").append(link).append('\n');
        }
        return text.toString();
    }

    private void section(StringBuilder text, String heading, Kind kind) {
        List<Reminder> ofKind =
                reminders.stream().filter(reminder -> reminder.kind() == kind).toList();
        if (ofKind.isEmpty()) {
            return;
        }
        text.append(heading).append('\n');
        ofKind.forEach(reminder -> text.append("  ")
                .append(reminder.id())
                .append(": ")
                .append(inWords(reminder))
                .append('\n'));
        text.append('\n');
    }

    private static String inWords(Reminder reminder) {
        String dueOn = DAY.format(reminder.dueOn());
        return switch (reminder.state()) {
            case DUE -> "due on " + dueOn;
            case LATE -> "late, was due on " + dueOn;
            case OVERDUE -> "overdue, was due on " + dueOn;
        };
    }
}
