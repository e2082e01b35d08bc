package org.caseledger.eventstore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * The events of the aggregates used last, as the file holds them, so that each is read and deserialised once.
 *
 * <p><b>Why they are never behind the file.</b> While this process holds the folder's lock no other can write, and the
 * writer tells of every commit before anybody is answered. So this belongs to the embedded engine alone: over a store that
 * several nodes write to, a stream must be asked for what came since. A stream that is being read while the writer tells of
 * it is not kept. An append that was decided on a stream just outdated fails by its sequence, as it does without this.
 */
final class RecentStreams {
    /** A stream longer than this is read when it is asked for: each append copies the list. */
    private static final int LONGEST = 100;

    private final int capacity;
    // All guarded by this. A list never changes once it is in the map.
    private final Map<String, List<DomainEventMessage<?>>> streams = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, Object> reading = new HashMap<>();
    private int held;

    /** @param capacity the most events held; the streams unused longest make room */
    RecentStreams(int capacity) {
        this.capacity = capacity;
    }

    /** The aggregate's events in order of sequence; read, and kept, if they are not held. */
    List<DomainEventMessage<?>> of(String aggregateId, Supplier<List<DomainEventMessage<?>>> read) {
        Object reader = new Object();
        synchronized (this) {
            List<DomainEventMessage<?>> stream = streams.get(aggregateId);
            if (stream != null) {
                return stream;
            }
            reading.put(aggregateId, reader);
        }
        List<DomainEventMessage<?>> stream = List.of();
        try {
            stream = read.get();
            return stream;
        } finally {
            synchronized (this) {
                if (reading.remove(aggregateId, reader)) {
                    keep(aggregateId, stream);
                }
            }
        }
    }

    /** Takes in what was committed, in order of position. To be called before anybody learns of the commit. */
    synchronized void committed(List<? extends DomainEventMessage<?>> events) {
        for (DomainEventMessage<?> event : events) {
            String aggregateId = event.getAggregateIdentifier();
            reading.remove(aggregateId);
            List<DomainEventMessage<?>> stream = streams.getOrDefault(aggregateId, List.of());
            long next = stream.isEmpty() ? 0 : stream.getLast().getSequenceNumber() + 1;
            if (event.getSequenceNumber() == next) {
                List<DomainEventMessage<?>> longer = new ArrayList<>(stream.size() + 1);
                longer.addAll(stream);
                longer.add(event);
                keep(aggregateId, longer);
            } else if (event.getSequenceNumber() > next) {
                forget(aggregateId);
            }
        }
    }

    /** Forgets everything: the file may hold something else. */
    synchronized void clear() {
        streams.clear();
        reading.clear();
        held = 0;
    }

    private void keep(String aggregateId, List<DomainEventMessage<?>> stream) {
        forget(aggregateId);
        if (stream.isEmpty() || stream.size() > LONGEST) {
            return;
        }
        streams.put(aggregateId, stream);
        held += stream.size();
        Iterator<List<DomainEventMessage<?>>> eldest = streams.values().iterator();
        while (held > capacity) {
            held -= eldest.next().size();
            eldest.remove();
        }
    }

    private void forget(String aggregateId) {
        List<DomainEventMessage<?>> stream = streams.remove(aggregateId);
        held -= stream == null ? 0 : stream.size();
    }
}
