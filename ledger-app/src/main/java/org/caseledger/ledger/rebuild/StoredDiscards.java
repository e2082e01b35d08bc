package org.caseledger.ledger.rebuild;

import java.util.Set;
import java.util.stream.Collectors;
import org.caseledger.command.Ids;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.query.projection.Discards;

/** The discarded events as the ledger names them: each has a stream of its own, and its position in that stream's id. */
public final class StoredDiscards implements Discards {

    private final LedgerEngine ledger;

    public StoredDiscards(LedgerEngine ledger) {
        this.ledger = ledger;
    }

    @Override
    public Set<Long> positions() {
        return ledger.aggregatesBeginningWith(Ids.DEAD_LETTER).stream()
                .map(stream -> Long.valueOf(stream.substring(Ids.DEAD_LETTER.length())))
                .collect(Collectors.toUnmodifiableSet());
    }
}
