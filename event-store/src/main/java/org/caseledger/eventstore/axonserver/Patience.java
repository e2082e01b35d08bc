package org.caseledger.eventstore.axonserver;

import java.time.Duration;
import java.util.function.Consumer;
import org.caseledger.eventstore.LedgerUnavailableException;

/** How a start waits for the server: it tries again, ever less often, says so every few seconds, and gives up. */
final class Patience {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final long SAID_EVERY = Duration.ofSeconds(3).toNanos();

    /** Something that needs the server. */
    @FunctionalInterface
    interface Attempt {
        void run() throws InterruptedException;
    }

    private final AxonServerSettings settings;
    private final Consumer<String> progress;
    private long lastProgress = System.nanoTime();
    private long lastSaid = lastProgress - SAID_EVERY;

    Patience(AxonServerSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Tries until it succeeds.
     *
     * @throws LedgerUnavailableException if the server was out of reach for as long as the settings are patient
     */
    void until(Attempt attempt) {
        Duration pause = FIRST_PAUSE;
        while (!succeeds(attempt)) {
            pause(pause);
            Duration twice = pause.multipliedBy(2);
            pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
        }
    }

    private boolean succeeds(Attempt attempt) {
        try {
            attempt.run();
            lastProgress = System.nanoTime();
            return true;
        } catch (LedgerUnavailableException e) {
            Duration left = settings.patience().minusNanos(System.nanoTime() - lastProgress);
            if (!left.isPositive()) {
                throw e;
            }
            say(e.getMessage() + ". Trying again for " + (left.toSeconds() + 1) + " s");
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The mirror has come this far: that is progress, so the waiting begins anew. */
    void reached(long position) {
        lastProgress = System.nanoTime();
        say("Reading the ledger from " + settings + ": position " + position);
    }

    private void say(String line) {
        if (System.nanoTime() - lastSaid >= SAID_EVERY) {
            lastSaid = System.nanoTime();
            progress.accept(line);
        }
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static LedgerUnavailableException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new LedgerUnavailableException("waiting for the ledger was interrupted", e);
    }
}
