package org.caseledger.query.facts;

import java.time.Instant;
import java.util.Arrays;

/**
 * At which position each new millisecond of recorded time began. A step never changes once it is published, so readers
 * need no lock; one thread adds.
 */
final class RecordedSteps {

    private volatile long[] millis = new long[64];
    private volatile long[] positions = new long[64];
    private volatile int size;

    void add(Instant recordedAt, long position) {
        long milli = recordedAt.toEpochMilli();
        int place = size;
        // Recorded time never decreases: what says otherwise belongs to the running maximum.
        if (place > 0 && milli <= millis[place - 1]) {
            return;
        }
        if (place == millis.length) {
            millis = Arrays.copyOf(millis, place * 2);
            positions = Arrays.copyOf(positions, place * 2);
        }
        millis[place] = milli;
        positions[place] = position;
        publish(place + 1);
    }

    private void publish(int newSize) {
        size = newSize;
    }

    /** The last position recorded at or before an instant, and at most the given one. */
    long lastAt(Instant instant, long atMost) {
        int end = size;
        int later = firstAfter(instant.toEpochMilli(), end);
        return later == end ? atMost : Math.min(atMost, positions[later] - 1);
    }

    private int firstAfter(long milli, int end) {
        int low = 0;
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (millis[middle] <= milli) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
