package org.caseledger.command.report;

import java.time.Instant;

/** What the ledger had been told by an instant. */
@FunctionalInterface
public interface LedgerPast {

    /** The position of the last event recorded at or before an instant; -1 where there was none. */
    long positionAt(Instant instant);
}
