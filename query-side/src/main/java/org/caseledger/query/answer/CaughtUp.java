package org.caseledger.query.answer;

import java.time.Duration;
import java.util.List;
import org.caseledger.query.problem.Problems;
import org.caseledger.query.problem.Problems.FieldError;
import org.caseledger.query.projection.Positions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/** Lets a reader who has just written read that write: the request waits, for a while, until the facts hold it. */
public final class CaughtUp {

    /** The request header that names the position to wait for. */
    public static final String MIN_POSITION = "X-Min-Position";

    /** The response header that names the position reached. */
    public static final String POSITION = "X-Ledger-Position";

    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Positions positions;

    public CaughtUp(Positions positions) {
        this.positions = positions;
    }

    /** Completes when the facts have reached what {@code X-Min-Position} asks for; fails with 400 or 503. */
    public Mono<Void> with(HttpHeaders request) {
        return Mono.defer(() -> await(position(request, MIN_POSITION)));
    }

    /** Completes when they have reached {@code Last-Event-ID} too, with that position, or -1. */
    public Mono<Long> resuming(HttpHeaders request) {
        return Mono.defer(() -> {
            long last = position(request, LAST_EVENT_ID);
            return await(Math.max(last, position(request, MIN_POSITION))).thenReturn(last);
        });
    }

    private Mono<Void> await(long position) {
        return positions
                .await(position, PATIENCE)
                .flatMap(
                        reached -> reached ? Mono.empty() : Mono.error(Problems.behind(position, positions.reached())));
    }

    private static long position(HttpHeaders request, String header) {
        @Nullable String value = request.getFirst(header);
        if (value == null || value.isEmpty()) {
            return -1;
        }
        if (!value.matches("\\d{1,18}")) {
            throw Problems.malformed(
                    "malformed-parameter",
                    "The header " + header + " can't be read.",
                    List.of(new FieldError(header, "is not a position of the ledger")));
        }
        return Long.parseLong(value);
    }
}
