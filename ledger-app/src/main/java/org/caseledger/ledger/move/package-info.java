/** Takes a ledger, and all that stands beside it, from one store into another. */
@NullMarked
package org.caseledger.ledger.move;

import org.jspecify.annotations.NullMarked;
