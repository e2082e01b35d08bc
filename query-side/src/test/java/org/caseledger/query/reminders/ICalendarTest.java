package org.caseledger.query.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.CalendarComponent;
import org.caseledger.query.reminders.Reminder.Kind;
import org.caseledger.query.reminders.Reminder.State;
import org.junit.jupiter.api.Test;

/** What is written is read by another's reader of the format. */
class ICalendarTest {

    private static final Instant MADE = Instant.parse("2019-08-20T07:00:00.123Z");

    private static Reminder reminder(String id) {
        LocalDate due = LocalDate.of(2019, 8, 28);
        return new Reminder("E10000013", "auditor.one", Kind.AUDIT, id, id, State.DUE, due, null);
    }

    private static Calendar read(String text) throws IOException, ParserException {
        return new CalendarBuilder().build(new StringReader(text));
    }

    private static String value(CalendarComponent event, String property) {
        return event.getProperty(property).orElseThrow().getValue();
    }

    @Test
    void every_reminder_is_an_event_on_its_due_day() throws IOException, ParserException {
        Calendar calendar = read(ICalendar.of(List.of(reminder("A-1"), reminder("A-2")), MADE));

        assertThat(calendar.<CalendarComponent>getComponents(Component.VEVENT))
                .extracting(event -> value(event, "SUMMARY"))
                .containsExactly("Audit A-1: due", "Audit A-2: due");
        CalendarComponent first =
                calendar.<CalendarComponent>getComponents(Component.VEVENT).getFirst();
        assertThat(value(first, "DTSTART")).isEqualTo("20190828");
        assertThat(value(first, "DTSTAMP")).isEqualTo("20190820T070000Z");
        calendar.validate();
    }

    @Test
    void an_event_keeps_its_uid_from_day_to_day() throws IOException, ParserException {
        String today = ICalendar.of(List.of(reminder("A-1")), MADE);
        String tomorrow = ICalendar.of(List.of(reminder("A-1")), MADE.plusSeconds(86_400));

        assertThat(value(
                        read(today)
                                .<CalendarComponent>getComponents(Component.VEVENT)
                                .getFirst(),
                        "UID"))
                .isEqualTo(value(
                        read(tomorrow)
                                .<CalendarComponent>getComponents(Component.VEVENT)
                                .getFirst(),
                        "UID"))
                .isEqualTo("audit:A-1:auditor.one@case-ledger");
    }

    @Test
    void odd_and_long_ids_come_through_whole() throws IOException, ParserException {
        String id = "2019/08;1, \\n \"é\" 😀 " + "ß".repeat(90);

        String text = ICalendar.of(List.of(reminder(id)), MADE);

        assertThat(text.split("\r\n", -1))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(value(
                        read(text)
                                .<CalendarComponent>getComponents(Component.VEVENT)
                                .getFirst(),
                        "SUMMARY"))
                .isEqualTo("Audit " + id + ": due");
    }

    @Test
    void nothing_to_see_to_is_an_empty_calendar() {
        assertThat(ICalendar.of(List.of(), MADE))
                .isEqualTo(
                        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Case Ledger//Reminders//EN\r\nEND:VCALENDAR\r\n");
    }
}
