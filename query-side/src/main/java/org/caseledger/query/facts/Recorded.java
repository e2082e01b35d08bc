package org.caseledger.query.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the envelope says of an event.
 *
 * @param position the event's place in the ledger, dense from 0
 * @param sequence its place in its aggregate's stream, from 0
 * @param recordedAt when the ledger learnt it; never decreases along the positions
 * @param onBehalfOf the person whom an importer acted for
 */
public record Recorded(
        long position,
        long sequence,
        Instant recordedAt,
        String actor,
        String role,
        @Nullable String onBehalfOf) {}
