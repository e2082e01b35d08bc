package org.caseledger.query.answer;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.caseledger.query.problem.Problems;
import org.caseledger.query.view.View;

/** The catalogue of views by name. */
public final class Views {

    private final SortedMap<String, View> byName = new TreeMap<>();

    public Views(Collection<? extends View> views) {
        for (View view : views) {
            if (byName.put(view.name(), view) != null) {
                throw new IllegalArgumentException("Two views are called " + view.name());
            }
        }
    }

    /** Every view, in order of name. */
    public Collection<View> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    /**
     * The view of a name.
     *
     * @throws org.springframework.web.ErrorResponseException 404 where there is none
     */
    public View named(String name) {
        View view = byName.get(name);
        if (view == null) {
            throw Problems.unknown(
                    "unknown-view", "There is no such view. The views are " + String.join(", ", byName.keySet()) + ".");
        }
        return view;
    }
}
