package org.caseledger.query.projection;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class PositionsTest {

    private final Positions positions = new Positions();

    @Test
    void tellsAtOnceWhoWaitsForThePast() {
        positions.announce(5);

        StepVerifier.create(positions.await(5, Duration.ZERO)).expectNext(true).verifyComplete();
    }

    @Test
    void tellsWhoWaitsWhenItComes() {
        StepVerifier.create(positions.await(5, Duration.ofSeconds(60)))
                .then(() -> positions.announce(4))
                .then(() -> positions.announce(6))
                .expectNext(true)
                .verifyComplete();
    }

    @Test
    void givesUpAfterAWhile() {
        StepVerifier.withVirtualTime(() -> positions.await(5, Duration.ofSeconds(5)))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(4_999))
                .thenAwait(Duration.ofMillis(1))
                .expectNext(false)
                .verifyComplete();
    }

    @Test
    void givesASlowWatcherTheNewestOnly() {
        StepVerifier.create(positions.changes(), 1)
                .expectNext(-1L)
                .then(() -> {
                    for (long position = 0; position <= 10_000; position++) {
                        positions.announce(position);
                    }
                })
                .thenRequest(1)
                .expectNext(10_000L)
                .thenCancel()
                .verify(Duration.ofSeconds(60));
    }
}
