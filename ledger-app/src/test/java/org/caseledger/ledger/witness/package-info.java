@NullMarked
package org.caseledger.ledger.witness;

import org.jspecify.annotations.NullMarked;
