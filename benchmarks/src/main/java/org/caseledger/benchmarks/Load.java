package org.caseledger.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * What some callers, each on a virtual thread and each waiting for its answer before it asks again, got done.
 *
 * @param perSecond answers a second
 * @param cpu of the measured process for each of them, in microseconds; hardly grows with what else the machine does
 */
record Load(double perSecond, double cpu, Latencies latencies) {

    /** One caller; asked again and again, by one thread. */
    interface Caller {
        void call() throws Exception;
    }

    /**
     * Lets callers loose. A call that fails fails the measurement.
     *
     * @param process the one that does the work
     */
    static Load run(int callers, Duration warmUp, Duration measured, ProcessHandle process, IntFunction<Caller> caller)
            throws Exception {
        Latencies latencies = new Latencies();
        long begin = System.nanoTime() + warmUp.toNanos();
        long end = begin + measured.toNanos();
        Duration used;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                Caller one = caller.apply(i);
                running.add(threads.submit(() -> {
                    long now = System.nanoTime();
                    while (now < end) {
                        one.call();
                        long answered = System.nanoTime();
                        if (answered >= begin && answered < end) {
                            latencies.add(answered - now);
                        }
                        now = System.nanoTime();
                    }
                    return null;
                }));
            }
            Thread.sleep(Duration.ofNanos(Math.max(0, begin - System.nanoTime())));
            Duration before = cpu(process);
            Thread.sleep(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            used = cpu(process).minus(before);
            for (Future<?> one : running) {
                one.get();
            }
        }
        int calls = latencies.count();
        return new Load(calls / (measured.toNanos() / 1e9), used.toNanos() / 1e3 / calls, latencies);
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
