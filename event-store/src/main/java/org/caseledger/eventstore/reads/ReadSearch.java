package org.caseledger.eventstore.reads;

import org.jspecify.annotations.Nullable;

/**
 * Which looks to find; what is absent restricts nothing.
 *
 * @param from the first moment, in milliseconds of the epoch
 * @param until the moment before which they were, in milliseconds of the epoch
 * @param after those that follow this sequence
 * @param before those that come before this sequence
 * @param limit how many at most, at least 1
 * @param newestFirst whether the newest come first
 */
public record ReadSearch(
        @Nullable String actor,
        @Nullable String authority,
        @Nullable String auditId,
        @Nullable String subject,
        @Nullable Long from,
        @Nullable Long until,
        @Nullable Long after,
        @Nullable Long before,
        int limit,
        boolean newestFirst) {}
