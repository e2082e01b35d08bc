package org.caseledger.ledger;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again until an answer is as wanted, for a while. */
public final class Waiting {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Waiting() {}

    public static <T> T until(Supplier<T> question, Predicate<T> wanted) {
        return until(question, wanted, PATIENCE);
    }

    static <T> T until(Supplier<T> question, Predicate<T> wanted, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        T answer = question.get();
        while (!wanted.test(answer)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("After " + patience + " the answer still was " + answer);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = question.get();
        }
        return answer;
    }
}
