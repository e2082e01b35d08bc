package org.caseledger.eventstore;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for another thread to get somewhere, with a limit that only a broken build meets. */
public final class Waiting {
    private static final long LIMIT_SECONDS = 60;

    private Waiting() {}

    public static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited for " + LIMIT_SECONDS + " seconds");
            }
            LockSupport.parkNanos(100_000);
        }
    }

    public static void uninterruptibly(CountDownLatch latch) {
        try {
            if (!latch.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("waited for " + LIMIT_SECONDS + " seconds");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
