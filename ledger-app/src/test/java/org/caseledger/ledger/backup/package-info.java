@NullMarked
package org.caseledger.ledger.backup;

import org.jspecify.annotations.NullMarked;
