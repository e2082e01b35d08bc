package org.caseledger.ledger.operations;

import java.util.List;
import java.util.stream.Stream;

/**
 * Everybody who follows the ledger.
 *
 * @param facts the views
 * @param documents at most one: none where no documents are written
 * @param log the transparency log
 */
public record Lags(Lag facts, List<Lag> documents, Lag log) {

    /** All of them. */
    public Stream<Lag> all() {
        return Stream.concat(Stream.of(facts, log), documents.stream());
    }
}
