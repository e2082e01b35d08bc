package org.caseledger.query.facts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The events that one fold of the ledger has set aside. One thread adds; any number read meanwhile. */
public final class DeadLetters {

    private final ConcurrentNavigableMap<Long, DeadLetter> waiting = new ConcurrentSkipListMap<>();
    private final Map<String, DeadLetter> firstOfSequence = new ConcurrentHashMap<>();
    private final Map<String, DeadLetter> firstOfAggregate = new ConcurrentHashMap<>();

    void add(DeadLetter letter) {
        waiting.put(letter.position(), letter);
        firstOfSequence.putIfAbsent(letter.sequence(), letter);
        firstOfAggregate.putIfAbsent(letter.aggregate(), letter);
    }

    /** The event at fault that an event of this aggregate and sequence would have to wait for. */
    public Optional<DeadLetter> before(String aggregate, String sequence) {
        DeadLetter first = firstOfSequence.get(sequence);
        return Optional.ofNullable(first == null ? firstOfAggregate.get(aggregate) : first);
    }

    /** The event set aside at a position. */
    public Optional<DeadLetter> at(long position) {
        return Optional.ofNullable(waiting.get(position));
    }

    /** All of them, in order of position. */
    public List<DeadLetter> all() {
        return List.copyOf(waiting.values());
    }

    /** How many there are. */
    public int size() {
        return waiting.size();
    }

    /** How many events of one sequence were set aside. */
    public long ofSequence(String sequence) {
        return waiting.values().stream()
                .filter(letter -> letter.sequence().equals(sequence))
                .count();
    }

    /**
     * How many events an answer leaves out.
     *
     * @param authority all authorities where absent
     * @param knownAt the last position that counts in the answer
     */
    public long missingFrom(@Nullable String authority, long knownAt) {
        return waiting.headMap(knownAt, true).values().stream()
                .filter(letter -> letter.touches(authority))
                .count();
    }
}
