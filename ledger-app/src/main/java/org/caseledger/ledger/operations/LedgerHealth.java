package org.caseledger.ledger.operations;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Ready while the event store answers. Anybody may ask, so it is tried out by one at a time and not again for some seconds,
 * and nobody waits long for a store that hangs.
 */
public final class LedgerHealth extends AbstractHealthIndicator {

    private final Runnable trial;
    private final Executor threads;
    private final Duration kept;
    private final Duration patience;
    // Both guarded by this.
    private CompletableFuture<Void> latest = CompletableFuture.completedFuture(null);
    private long begunAt;

    /**
     * A check of a store.
     *
     * @param trial throws where the store does not do what this node needs of it
     * @param threads which may block
     * @param kept how long an answer is good for
     * @param patience how long an answer is waited for
     */
    public LedgerHealth(Runnable trial, Executor threads, Duration kept, Duration patience) {
        super("The event store can't be used");
        this.trial = trial;
        this.threads = threads;
        this.kept = kept;
        this.patience = patience;
        this.begunAt = System.nanoTime() - kept.toNanos();
    }

    @Override
    protected void doHealthCheck(Health.Builder health) throws InterruptedException {
        try {
            trial().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            health.up();
        } catch (TimeoutException slow) {
            health.down().withDetail("error", "It has not answered within " + patience.toMillis() + " ms");
        } catch (ExecutionException failed) { // its cause is the store's own, and names no record
            health.down().withDetail("error", String.valueOf(failed.getCause()));
        }
    }

    private synchronized CompletableFuture<Void> trial() {
        if (latest.isDone() && System.nanoTime() - begunAt >= kept.toNanos()) {
            begunAt = System.nanoTime();
            latest = CompletableFuture.runAsync(trial, threads);
        }
        return latest;
    }
}
