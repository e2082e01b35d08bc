package org.caseledger.ledger;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.eventstore.StoreFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits at the start for a server that takes no connection yet; what it refuses for good is not tried again.
 *
 * @param limit how long to wait in all
 */
record Patience(Duration limit) {

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** @throws CannotStart if the server stayed away */
    <T> T open(Supplier<T> opening) {
        long end = System.nanoTime() + limit.toNanos();
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return opening.get();
            } catch (StoreFileException | StillAway failed) {
                if (!isAway(failed)) {
                    throw failed;
                }
                Duration left = Duration.ofNanos(end - System.nanoTime());
                if (left.compareTo(pause) < 0) {
                    throw new CannotStart(failed.getMessage() + "; gave up after " + limit.toSeconds() + " s");
                }
                LOG.warn("{}; trying for {} s more", failed.getMessage(), left.toSeconds());
                LockSupport.parkNanos(pause.toNanos());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private static boolean isAway(RuntimeException failed) {
        return failed instanceof StillAway
                || (failed instanceof StoreFileException store && LedgerEngine.isAway(store));
    }
}
