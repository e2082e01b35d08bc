package org.caseledger.query.view;

import org.caseledger.events.AuditEvent.AuditAllocated;
import org.caseledger.events.AuditKind;
import org.jspecify.annotations.Nullable;

/** Which audits count: each filter that is present must match the audit's own field. */
public record Filters(
        @Nullable String authority,
        @Nullable String programme,
        @Nullable AuditKind kind,
        @Nullable String cohort,
        @Nullable String area,
        @Nullable String team) {

    /** No filter: every audit counts. */
    public static Filters none() {
        return new Filters(null, null, null, null, null, null);
    }

    /** The same filters, of one authority. */
    Filters in(String one) {
        return new Filters(one, programme, kind, cohort, area, team);
    }

    /** Whether an audit passes every filter that is present. */
    public boolean match(AuditAllocated audit) {
        return match(authority, audit.authority())
                && match(programme, audit.programme())
                && (kind == null || kind == audit.kind())
                && match(cohort, audit.cohort())
                && match(area, audit.area())
                && match(team, audit.team());
    }

    private static boolean match(@Nullable String wanted, @Nullable String own) {
        return wanted == null || wanted.equals(own);
    }
}
