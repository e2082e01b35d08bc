package org.caseledger.query.view;

import org.caseledger.events.AuditKind;
import org.jspecify.annotations.Nullable;

/** Which audits count: each filter that is present must match the audit's own field. */
public record Filters(
        @Nullable String authority,
        @Nullable String programme,
        @Nullable AuditKind kind,
        @Nullable String cohort,
        @Nullable String area,
        @Nullable String team) {}
