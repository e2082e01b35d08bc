package org.caseledger.query.reads;

import org.jspecify.annotations.Nullable;

/**
 * Somebody's look at a person's data.
 *
 * @param role the roles that they held, by comma
 * @param subject the reference of the child, or of the colleague
 * @param asked the address with its parameters, but without the purpose
 * @param purpose why they looked, in their own words
 * @param status the HTTP status of the answer
 */
public record Look(
        String actor,
        String role,
        LookKind kind,
        @Nullable String authority,
        @Nullable String auditId,
        @Nullable String subject,
        String asked,
        @Nullable String purpose,
        int status) {}
