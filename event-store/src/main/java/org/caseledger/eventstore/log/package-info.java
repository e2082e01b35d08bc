/** What a transparency log over the ledger keeps: full tiles, signed checkpoints and its verifier keys, in tables of their own. */
@NullMarked
package org.caseledger.eventstore.log;

import org.jspecify.annotations.NullMarked;
