package org.caseledger.benchmarks;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** One reader of a stream of server-sent events, which notes when each position came. */
final class Watcher implements AutoCloseable {

    private final ConcurrentSkipListMap<Long, Long> seen = new ConcurrentSkipListMap<>();
    private final CountDownLatch first = new CountDownLatch(1);
    private final Stream<String> lines;

    Watcher(Api api, String path) throws Exception {
        lines = api.stream(path);
        Thread.ofVirtual().start(this::readAll);
        first.await();
    }

    private void readAll() {
        try {
            lines.forEach(this::read);
        } catch (UncheckedIOException closed) {
            // as it ends; an update that was missed for it is noticed by who counts them
        }
    }

    private void read(String line) {
        if (line.startsWith("id:")) {
            seen.putIfAbsent(Long.parseLong(line.substring(3).strip()), System.nanoTime());
            first.countDown();
        }
    }

    /** When the first event after a position came; 0 where none did. */
    long after(long position) {
        Map.Entry<Long, Long> event = seen.higherEntry(position);
        return event == null ? 0 : event.getValue();
    }

    @Override
    public void close() {
        lines.close();
    }
}
