package org.caseledger.ledger;

import java.util.List;
import java.util.function.LongConsumer;
import org.caseledger.eventstore.LedgerEngine;
import org.caseledger.query.log.Leaves;

/** The embedded ledger's events as leaves of the transparency log. */
public record LedgerLeaves(LedgerEngine engine) implements Leaves {

    @Override
    public long count() {
        return engine.headPosition() + 1;
    }

    @Override
    public List<byte[]> read(long from, int limit) {
        return engine.readStored(from, limit).stream().map(EventLine::of).toList();
    }

    @Override
    public List<Leaf> of(String aggregateId) {
        return engine.readStored(aggregateId).stream()
                .map(event -> new Leaf(event.position(), EventLine.of(event)))
                .toList();
    }

    @Override
    public void onAppend(LongConsumer listener) {
        engine.onAppend(listener);
    }
}
