package org.caseledger.query.reads;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseledger.query.answer.Parameters;
import org.caseledger.query.answer.UkCalendar;
import org.caseledger.query.reads.ReadLedger.Search;
import org.jspecify.annotations.Nullable;

/**
 * Which looks somebody asks for.
 *
 * @param from the first day, in UK local time
 * @param to the last day, in UK local time
 */
public record ReadsQuestion(
        @Nullable String actor,
        @Nullable String authority,
        @Nullable String audit,
        @Nullable String subject,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Long after,
        @Nullable Long before,
        int limit) {

    private static final Set<String> FIELDS =
            Set.of("actor", "authority", "audit", "subject", "from", "to", "after", "before", "limit");
    private static final int MOST = 10_000;

    /** Everything, as much as is given where nobody says how much. */
    public static ReadsQuestion everything(int limit) {
        return new ReadsQuestion(null, null, null, null, null, null, null, null, limit);
    }

    /**
     * Reads a request's parameters.
     *
     * @param limit how many looks where nobody says
     * @throws org.springframework.web.ErrorResponseException 400 naming each parameter that is unknown or can't be read
     */
    public static ReadsQuestion read(Map<String, List<String>> given, int limit) {
        Parameters parameters = Parameters.of(given, FIELDS);
        Long wanted = parameters.number("limit");
        ReadsQuestion question = new ReadsQuestion(
                parameters.text("actor"),
                parameters.text("authority"),
                parameters.text("audit"),
                parameters.text("subject"),
                parameters.day("from"),
                parameters.day("to"),
                parameters.number("after"),
                parameters.number("before"),
                wanted == null ? limit : (int) Math.min(wanted, MOST));
        if (question.limit < 1) {
            parameters.complain("limit", "is not from 1 to " + MOST);
        }
        if (question.from != null && question.to != null && question.from.isAfter(question.to)) {
            parameters.complain("from", "is after the last day");
        }
        parameters.check();
        return question;
    }

    /** This as the read ledger is searched. */
    public Search search(boolean newestFirst) {
        return new Search(
                actor,
                authority,
                audit,
                subject,
                from == null ? null : begin(from),
                to == null ? null : begin(to.plusDays(1)),
                after,
                before,
                limit,
                newestFirst);
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(UkCalendar.ZONE).toInstant();
    }
}
