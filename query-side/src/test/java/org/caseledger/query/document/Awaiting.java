package org.caseledger.query.document;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import reactor.core.publisher.Mono;

/** Waits for what happens on another thread. */
final class Awaiting {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Awaiting() {}

    static void until(BooleanSupplier there) {
        Mono.fromSupplier(() -> there.getAsBoolean() ? true : null)
                .repeatWhenEmpty(asks -> asks.delayElements(Duration.ofMillis(10)))
                .block(LONGEST);
    }
}
