package org.caseledger.query.answer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/** The calendar day that the service lives in. */
public final class UkCalendar {

    /** Local time of the United Kingdom. */
    public static final ZoneId ZONE = ZoneId.of("Europe/London");

    private final InstantSource clock;

    public UkCalendar(InstantSource clock) {
        this.clock = clock;
    }

    /** This moment. */
    public Instant now() {
        return clock.instant();
    }

    /** Today. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    /** How long today still lasts, which is not always a whole number of hours short of 24: clocks change. */
    public Duration untilMidnight() {
        Instant now = clock.instant();
        return Duration.between(
                now,
                LocalDate.ofInstant(now, ZONE).plusDays(1).atStartOfDay(ZONE).toInstant());
    }
}
