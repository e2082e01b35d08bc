package org.caseledger.ledger;

import java.util.List;
import java.util.Optional;
import org.caseledger.command.api.Problems;
import org.caseledger.eventstore.GroupCommitException;
import org.caseledger.eventstore.LedgerEngine;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** What a caller is told while the event store's server is away: that it passes, and whether anything was stored. */
final class StoreAway {

    private static final String RETRY_AFTER_SECONDS = "2";

    private StoreAway() {}

    /** Nothing where the failure is another one. */
    static Optional<ResponseEntity<ProblemDetail>> problem(Throwable failure) {
        if (!LedgerEngine.isAway(failure)) {
            return Optional.empty();
        }
        ProblemDetail problem = isUnknown(failure)
                ? Problems.problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "outcome-unknown",
                        "The event store went away while it stored this. Look at the record's history whether it took"
                                + " effect, or send it again with the same idempotency key",
                        List.of())
                : Problems.problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "store-away",
                        "The event store is away, and nothing was stored. Send it again in a while",
                        List.of());
        return Optional.of(ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .body(problem));
    }

    private static boolean isUnknown(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof GroupCommitException commit && commit.isUnknown()) {
                return true;
            }
        }
        return false;
    }
}
