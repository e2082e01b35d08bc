/** Idempotency: the answer to a command with a key stands in the ledger beside its events. */
@NullMarked
package org.caseledger.command.answers;

import org.jspecify.annotations.NullMarked;
