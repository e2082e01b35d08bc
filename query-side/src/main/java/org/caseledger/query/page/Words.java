package org.caseledger.query.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.caseledger.query.answer.UkCalendar;
import org.caseledger.query.statistics.Interval;
import org.jspecify.annotations.Nullable;

/** How pages say things. */
final class Words {

    /** What stands where there is nothing to say. */
    static final String NOTHING = "–";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm:ss", Locale.UK).withZone(UkCalendar.ZONE);

    private Words() {}

    static String day(@Nullable LocalDate day) {
        return day == null ? NOTHING : DAY.format(day);
    }

    static String month(YearMonth month) {
        return MONTH.format(month);
    }

    static String moment(Instant instant) {
        return MOMENT.format(instant);
    }

    static String text(@Nullable Object value) {
        return value == null ? NOTHING : value.toString();
    }

    /** So many of a thing, which takes an s. */
    static String count(int count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }

    static String percent(@Nullable Double value) {
        return value == null ? NOTHING : String.format(Locale.UK, "%.1f %%", value);
    }

    /** A confidence interval. */
    static String interval(@Nullable Interval interval) {
        return interval == null
                ? NOTHING
                : String.format(Locale.UK, "%.1f to %.1f %%", interval.low(), interval.high());
    }

    /** How gradings were drawn to be moderated, after their number. */
    static String sampled(String method) {
        return switch (method) {
            case "RANDOM" -> "at random";
            case "ALL" -> "because all were";
            case "BY_GRADE" -> "by their grade";
            case "TARGETED" -> "picked on purpose";
            default -> "not recorded";
        };
    }

    /** A name in code as words: {@code GradeSubmitted} and {@code GRADE_SUBMITTED} as "Grade submitted". */
    static String words(String name) {
        String apart = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").replaceAll("[_.]", " ");
        return apart.substring(0, 1).toUpperCase(Locale.ROOT)
                + apart.substring(1).toLowerCase(Locale.ROOT);
    }
}
