package org.caseledger.events.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.stored.EventJson;

/** Cuts lists into pages that events can hold, and joins them again. */
final class Pages {

    /** Bytes of a page's list; what else a page holds has room beside it in an event, which may have 60,000. */
    private static final int MOST_BYTES = 50_000;

    private Pages() {}

    /** Whether an event needs no pages. */
    static boolean holds(LedgerEvent event) {
        return EventJson.bytes(event) <= MOST_BYTES;
    }

    /** The parts of a list, in its order, each as long as a page allows; none of an empty one. */
    static <T> List<List<T>> of(List<T> all) {
        List<List<T>> pages = new ArrayList<>();
        List<T> page = new ArrayList<>();
        int bytes = 0;
        for (T one : all) {
            int more = EventJson.bytes(one) + 1;
            if (bytes + more > MOST_BYTES && !page.isEmpty()) {
                pages.add(page);
                page = new ArrayList<>();
                bytes = 0;
            }
            page.add(one);
            bytes += more;
        }
        if (!page.isEmpty()) {
            pages.add(page);
        }
        return pages;
    }

    /** One of the pages' lists as it was. */
    static <P, T> List<T> joined(List<P> pages, Function<P, List<T>> list) {
        return pages.stream().map(list).flatMap(List::stream).toList();
    }
}
