/** What a transparency log over the ledger keeps: full tiles and signed checkpoints, in a file of their own. */
@NullMarked
package org.caseledger.eventstore.log;

import org.jspecify.annotations.NullMarked;
