/** A witness of other ledgers' transparency logs (C2SP tlog-witness): it cosigns what continues what it saw before. */
@NullMarked
package org.caseledger.ledger.witness;

import org.jspecify.annotations.NullMarked;
