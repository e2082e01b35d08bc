package org.caseledger.ledger;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseledger.command.api.Problems;
import org.caseledger.eventstore.GroupCommitException;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.LedgerUnavailableException;
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
        if (!isAway(failure)) {
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

    private static boolean isAway(Throwable failure) {
        return LedgerEngine.isAway(failure) || causes(failure).anyMatch(LedgerUnavailableException.class::isInstance);
    }

    private static boolean isUnknown(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> (cause instanceof GroupCommitException commit && commit.isUnknown())
                        || (cause instanceof LedgerUnavailableException away && away.isUnknown()));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}
