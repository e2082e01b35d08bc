package org.caseledger.query.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.caseledger.events.AuditKind;
import org.caseledger.events.ReportEvent;
import org.caseledger.events.ReportEvent.ReportPinned;
import org.caseledger.events.ReportQuestion;
import org.caseledger.query.answer.Question;
import org.caseledger.query.facts.Change;
import org.caseledger.query.view.Filters;
import org.caseledger.query.view.Grouping;
import org.caseledger.query.view.View;
import org.jspecify.annotations.Nullable;

/**
 * A report as it was pinned.
 *
 * @param position up to where the ledger counts in it, for ever
 * @param frameworks the authority's versions in force then
 * @param pinnedBy who pinned it
 * @param version the sequence of the last event, which is the ETag
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PinnedReport(
        String reportId,
        String name,
        String view,
        @Nullable String authority,
        @Nullable String programme,
        @Nullable AuditKind kind,
        @Nullable String cohort,
        @Nullable String area,
        @Nullable String team,
        @Nullable YearMonth from,
        @Nullable YearMonth to,
        @Nullable String by,
        LocalDate asAt,
        Instant knownAt,
        long position,
        List<String> frameworks,
        LocalDate pinnedOn,
        Instant pinnedAt,
        String pinnedBy,
        long version) {

    static PinnedReport of(Change<ReportEvent> change) {
        return switch (change.event()) {
            case ReportPinned pinned -> of(pinned, change);
        };
    }

    private static PinnedReport of(ReportPinned pinned, Change<ReportEvent> change) {
        ReportQuestion question = pinned.question();
        return new PinnedReport(
                pinned.reportId(),
                pinned.name(),
                question.view(),
                question.authority(),
                question.programme(),
                question.kind(),
                question.cohort(),
                question.area(),
                question.team(),
                question.from(),
                question.to(),
                question.by(),
                question.asAt(),
                question.knownAt(),
                pinned.position(),
                pinned.frameworks(),
                pinned.effectiveOn(),
                change.recorded().recordedAt(),
                change.recorded().actor(),
                change.recorded().sequence());
    }

    /** What it asks of its view: the position wins over what was known at the instant. */
    Question question(View asked) {
        Grouping grouping = by == null ? Grouping.MONTH : Grouping.valueOf(by.toUpperCase(Locale.ROOT));
        Filters filters = new Filters(authority, programme, kind, cohort, area, team);
        return new Question(asked, filters, from, to, asked.grouped() ? grouping : null, asAt, knownAt)
                .at(asAt, knownAt, position);
    }
}
