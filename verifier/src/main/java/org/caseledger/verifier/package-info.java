/**
 * Checks an evidence file offline. It needs nothing but Java, shares no code with the ledger that made the file, and is
 * small enough to be read whole.
 */
@NullMarked
package org.caseledger.verifier;

import org.jspecify.annotations.NullMarked;
