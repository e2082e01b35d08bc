package org.caseledger.query.projection;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The thread that reads events for the projection. Axon's coordinator looks away for 100 ms when the worker has enough to
 * do; folding is so fast that the worker would idle for most of that time, so here it looks again sooner. Its other
 * delays are for errors and for an idle ledger and stay.
 */
final class EagerCoordination extends ScheduledThreadPoolExecutor {

    private static final long WORKER_IS_BUSY = 100;
    private static final long WORTH_A_BATCH = 5;

    EagerCoordination() {
        super(1, task -> Thread.ofPlatform().name("facts-reader").daemon().unstarted(task));
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        boolean busy = unit.toMillis(delay) == WORKER_IS_BUSY;
        return super.schedule(task, busy ? WORTH_A_BATCH : unit.toMillis(delay), TimeUnit.MILLISECONDS);
    }
}
