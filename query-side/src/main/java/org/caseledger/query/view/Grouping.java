package org.caseledger.query.view;

import java.time.YearMonth;
import org.caseledger.events.AuditEvent.AuditAllocated;
import org.jspecify.annotations.Nullable;

/** By what a view groups its rows. */
public enum Grouping {
    MONTH,
    QUARTER,
    COHORT,
    AREA,
    TEAM,
    PROGRAMME,
    KIND,
    AUTHORITY;

    /** The group that an audit belongs to; empty where the audit doesn't say. */
    public String of(AuditAllocated audit) {
        return switch (this) {
            case MONTH -> audit.round().toString();
            case QUARTER -> quarter(audit.round());
            case COHORT -> orEmpty(audit.cohort());
            case AREA -> orEmpty(audit.area());
            case TEAM -> orEmpty(audit.team());
            case PROGRAMME -> audit.programme();
            case KIND -> audit.kind().name();
            case AUTHORITY -> audit.authority();
        };
    }

    /** The quarter of the financial year, which starts in April: {@code 2019/20 Q1}. */
    static String quarter(YearMonth month) {
        YearMonth sinceApril = month.minusMonths(3);
        int year = sinceApril.getYear();
        return "%d/%02d Q%d".formatted(year, (year + 1) % 100, (sinceApril.getMonthValue() + 2) / 3);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
