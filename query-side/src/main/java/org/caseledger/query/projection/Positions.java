package org.caseledger.query.projection;

import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** How far the facts have come along the ledger. One projection announces; any number wait or watch, none polls. */
public final class Positions {

    private final Sinks.Many<Long> announced = Sinks.many().replay().latestOrDefault(-1L);
    private volatile long reached = -1;

    /** The last position announced; -1 before the first. */
    public long reached() {
        return reached;
    }

    /** Announces that the facts hold everything up to and including a position. */
    public synchronized void announce(long position) {
        if (position > reached) {
            reached = position;
            announced.emitNext(position, Sinks.EmitFailureHandler.FAIL_FAST);
        }
    }

    /** Tells whoever watches to look again: at the same position, the facts may be others. */
    public synchronized void announceAgain() {
        announced.emitNext(reached, Sinks.EmitFailureHandler.FAIL_FAST);
    }

    /**
     * The present position and then each newer one. A slow watcher misses those in between. What hangs on it must leave
     * the announcing thread by itself.
     */
    public Flux<Long> changes() {
        // Without the operator a watcher that asks for nothing would make the sink remember every position.
        return announced.asFlux().onBackpressureLatest();
    }

    /** Whether the facts reach a position within a time. */
    public Mono<Boolean> await(long position, Duration patience) {
        if (reached >= position) {
            return Mono.just(true);
        }
        return changes()
                .filter(announcement -> announcement >= position)
                .next()
                .hasElement()
                .publishOn(Schedulers.parallel())
                .timeout(patience, Mono.just(false));
    }
}
