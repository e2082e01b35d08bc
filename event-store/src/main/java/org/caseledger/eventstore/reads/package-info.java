/** The read ledger's file: every look at a person's data, each row chained to the one before it. */
@NullMarked
package org.caseledger.eventstore.reads;

import org.jspecify.annotations.NullMarked;
