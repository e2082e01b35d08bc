package org.caseledger.query.reminders;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.caseledger.query.reminders.Reminder.Kind;

/**
 * Reminders as an iCalendar object (RFC 5545): an all-day event on each due day, since many calendars show no to-dos. Its
 * UID stays the same from day to day, so that a calendar that subscribes moves what was extended and drops what is done.
 */
final class ICalendar {

    private static final int LONGEST_LINE = 75;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();

    private ICalendar() {}

    /** @param made when it is made, which every event must say */
    static String of(List<Reminder> reminders, Instant made) {
        ICalendar calendar = new ICalendar();
        calendar.line("BEGIN:VCALENDAR");
        calendar.line("VERSION:2.0");
        calendar.line("PRODID:-//Case Ledger//Reminders//EN");
        reminders.forEach(reminder -> calendar.event(reminder, MOMENT.format(made)));
        calendar.line("END:VCALENDAR");
        return calendar.text.toString();
    }

    private void event(Reminder reminder, String made) {
        String what = reminder.kind() == Kind.AUDIT ? "Audit " : "Action ";
        line("BEGIN:VEVENT");
        line("UID:" + escaped(uid(reminder)));
        line("DTSTAMP:" + made);
        line("DTSTART;VALUE=DATE:" + DAY.format(reminder.dueOn()));
        line("SUMMARY:" + escaped(what + reminder.id() + ": " + inWords(reminder)));
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }

    private static String uid(Reminder reminder) {
        String kind = reminder.kind().name().toLowerCase(Locale.ROOT);
        return kind + ":" + reminder.id() + ":" + reminder.person() + "@case-ledger";
    }

    private static String inWords(Reminder reminder) {
        return switch (reminder.state()) {
            case DUE -> "due";
            case LATE -> "late";
            case OVERDUE -> "overdue";
        };
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n")
                .replace("\r", "");
    }

    /** Folded: no line is longer than 75 bytes, and no character is torn. */
    private void line(String content) {
        int bytes = 0;
        for (int i = 0; i < content.length(); i += Character.charCount(content.codePointAt(i))) {
            String character = Character.toString(content.codePointAt(i));
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > LONGEST_LINE) {
                text.append("\r\n ");
                bytes = 1;
            }
            text.append(character);
            bytes += size;
        }
        text.append("\r\n");
    }
}
