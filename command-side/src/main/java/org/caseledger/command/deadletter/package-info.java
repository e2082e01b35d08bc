/** Giving up an event that can't be folded into the facts: a decision that stands in the ledger. */
@NullMarked
package org.caseledger.command.deadletter;

import org.jspecify.annotations.NullMarked;
