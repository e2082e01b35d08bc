package org.caseledger.query.stream;

import org.caseledger.query.answer.UkCalendar;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Signals each new day of the UK's calendar, by one timer at a time. */
public final class Days {

    private final UkCalendar calendar;

    public Days(UkCalendar calendar) {
        this.calendar = calendar;
    }

    /** The next midnight and every later one. */
    public Flux<Long> changes() {
        return Mono.defer(() -> Mono.delay(calendar.untilMidnight())).repeat();
    }
}
