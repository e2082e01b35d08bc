/** The subjects' keys apart from the ledger: their backup, and another master key for them. */
@NullMarked
package org.caseledger.ledger.keys;

import org.jspecify.annotations.NullMarked;
