package org.caseledger.query.facts;

import org.jspecify.annotations.Nullable;

/**
 * A team as it was known. Its code is unique only within its authority.
 *
 * @param confirmed whether it was registered; otherwise an allocation mentioned it
 */
public record Team(
        String authority,
        String code,
        @Nullable String name,
        @Nullable String area,
        @Nullable String programme,
        boolean confirmed) {}
