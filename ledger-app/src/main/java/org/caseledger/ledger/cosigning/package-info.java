/** This ledger's checkpoints put before witnesses (C2SP tlog-witness), beside everything else and stopping none of it. */
@NullMarked
package org.caseledger.ledger.cosigning;

import org.jspecify.annotations.NullMarked;
