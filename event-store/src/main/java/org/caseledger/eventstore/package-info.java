/** The ledger's durable store: Axon's {@code EventStorageEngine} on embedded SQLite. Knows no event of ours. */
@NullMarked
package org.caseledger.eventstore;

import org.jspecify.annotations.NullMarked;
