package org.caseledger.query.answer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a question.
 *
 * @param filters those that were given
 * @param position the last position of the ledger that counts in it
 * @param incomplete how many events it should count but can't, as they could not be folded; absent where there are none
 * @param reached how far the facts had come, which is further where the question goes back in recorded time
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonPropertyOrder({"view", "filters", "from", "to", "by", "asAt", "knownAt", "position", "incomplete", "rows"})
public record Answer(
        String view,
        Map<String, String> filters,
        @Nullable YearMonth from,
        @Nullable YearMonth to,
        @Nullable String by,
        LocalDate asAt,
        Instant knownAt,
        long position,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long incomplete,
        List<?> rows,
        @JsonIgnore long reached) {

    /** Whether a reader of the other answer learns nothing new from this one. */
    public boolean saysTheSameAs(Answer other) {
        return asAt.equals(other.asAt) && Objects.equals(incomplete, other.incomplete) && rows.equals(other.rows);
    }

    /** This answer with other rows. */
    public Answer with(List<?> others) {
        return new Answer(view, filters, from, to, by, asAt, knownAt, position, incomplete, others, reached);
    }
}
