/** The single process: both sides over the embedded stores, the demo and the {@code ./ledger} commands. */
@NullMarked
package org.caseledger.ledger;

import org.jspecify.annotations.NullMarked;
