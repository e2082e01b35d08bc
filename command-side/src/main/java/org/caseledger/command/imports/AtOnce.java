package org.caseledger.command.imports;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Works on a few items at once, so that the ledger can commit them in groups; who brings more waits, so that no more are
 * held. Closing it waits for the last.
 */
final class AtOnce implements AutoCloseable {

    private static final int ITEMS = 64;

    private final Semaphore free = new Semaphore(ITEMS);
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Begins the work as soon as there is room, unless other work has failed: then that failure is thrown. */
    void run(Runnable work) {
        free.acquireUninterruptibly();
        RuntimeException failed = failure.get();
        if (failed != null) {
            free.release();
            throw failed;
        }
        threads.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException broken) {
                failure.compareAndSet(null, broken);
            } finally {
                free.release();
            }
        });
    }

    /** Waits until all work is done, and throws the first failure. */
    @Override
    public void close() {
        threads.close();
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }
}
