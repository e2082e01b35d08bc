package org.caseledger.query.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A question as it was understood, which every answer and explanation repeats. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Asked(
        String view,
        Map<String, String> filters,
        @Nullable YearMonth from,
        @Nullable YearMonth to,
        @Nullable String by,
        LocalDate asAt,
        Instant knownAt,
        long position) {

    /** The question that an answer answers. */
    public static Asked of(Answer answer) {
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
