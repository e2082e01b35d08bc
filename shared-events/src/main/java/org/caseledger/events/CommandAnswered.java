package org.caseledger.events;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The answer that a command with an idempotency key was given, stored in the same transaction as its events, so that
 * every node gives it again. It stands alone in a stream named by the key's hash, which makes a key unique.
 *
 * @param requestHash SHA-256 (hex) of key and request, so that the same key with another request is noticed. The key
 *     itself is not stored and salts the hash
 * @param status the HTTP status, 2xx
 * @param id the id of what the command made or changed
 * @param version the strong version of the aggregate that the command was sent to
 * @param location the address of what was made, where something was
 */
public record CommandAnswered(
        String requestHash,
        int status,
        String id,
        long version,
        @Nullable String location,
        LocalDate effectiveOn) implements LedgerEvent {}
