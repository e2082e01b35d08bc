/** Where a ledger stands, with all that belongs to it, whatever its stores are. */
@NullMarked
package org.caseledger.ledger.place;

import org.jspecify.annotations.NullMarked;
