@NullMarked
package org.caseledger.ledger.operations;

import org.jspecify.annotations.NullMarked;
