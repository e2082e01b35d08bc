package org.caseledger.query.suppression;

import java.util.List;

/**
 * A figure that tells of counts: where one of them is hidden, so is the figure.
 *
 * @param figure its name, or the beginning of several names where that ends in a dot
 * @param counts its numerator and its base; one that ends in a dot goes on as the figure does
 */
record Share(String figure, List<String> counts) {

    boolean is(String name) {
        return figure.endsWith(".") ? name.startsWith(figure) : name.equals(figure);
    }

    /** The counts that the figure of this name tells of. */
    List<String> of(String name) {
        String rest = name.substring(figure.length());
        return counts.stream()
                .map(count -> count.endsWith(".") ? count + rest : count)
                .toList();
    }
}
