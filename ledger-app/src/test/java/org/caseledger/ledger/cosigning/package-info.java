@NullMarked
package org.caseledger.ledger.cosigning;

import org.jspecify.annotations.NullMarked;
