package org.caseledger.query.facts;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A list that one thread adds to while others read. The size is written last and read first, so no reader sees a gap. */
final class Growing<T> {

    private volatile Object[] items = new Object[2];
    private volatile int size;

    void add(T item) {
        int place = size;
        if (place == items.length) {
            items = Arrays.copyOf(items, place * 2);
        }
        items[place] = item;
        publish(place + 1);
    }

    private void publish(int newSize) {
        size = newSize;
    }

    int size() {
        return size;
    }

    @SuppressWarnings("unchecked") // only add() writes
    T get(int place) {
        return (T) items[place];
    }

    boolean any(Predicate<? super T> so) {
        int end = size;
        for (int i = 0; i < end; i++) {
            if (so.test(get(i))) {
                return true;
            }
        }
        return false;
    }

    void forEach(Consumer<? super T> each) {
        int end = size;
        for (int i = 0; i < end; i++) {
            each.accept(get(i));
        }
    }
}
