package org.caseledger.query.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import org.caseledger.query.answer.Answer;
import org.jspecify.annotations.Nullable;

/** The question that an explanation is about, as the view's own answer repeats it. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Asked(
        String view,
        Map<String, String> filters,
        @Nullable YearMonth from,
        @Nullable YearMonth to,
        @Nullable String by,
        LocalDate asAt,
        Instant knownAt,
        long position) {

    static Asked of(Answer answer) {
        return new Asked(
                answer.view(),
                answer.filters(),
                answer.from(),
                answer.to(),
                answer.by(),
                answer.asAt(),
                answer.knownAt(),
                answer.position());
    }
}
