package org.caseledger.query.reads;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A look as the read ledger holds it.
 *
 * @param sequence its place, dense from 0
 * @param at when it was recorded; never decreases along the sequence
 * @param hash of this and all before it, in hexadecimal
 */
public record RecordedLook(
        long sequence,
        Instant at,
        String actor,
        String role,
        LookKind kind,
        @Nullable String authority,
        @Nullable String auditId,
        @Nullable String subject,
        String asked,
        @Nullable String purpose,
        int status,
        String hash) {}
