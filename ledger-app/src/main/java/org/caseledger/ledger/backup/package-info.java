/** The ledger in one file, and back; the transparency log made anew from the ledger alone. */
@NullMarked
package org.caseledger.ledger.backup;

import org.jspecify.annotations.NullMarked;
