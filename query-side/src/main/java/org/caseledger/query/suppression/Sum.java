package org.caseledger.query.suppression;

import java.util.List;

/**
 * Counts that are shown with their total, so that one of them follows from the others.
 *
 * @param parts their names, or the beginning of their names where that ends in a dot
 */
record Sum(String total, List<String> parts) {

    boolean has(String count) {
        return parts.stream().anyMatch(part -> part.endsWith(".") ? count.startsWith(part) : count.equals(part));
    }
}
