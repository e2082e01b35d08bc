/** What an operator needs: whether a node may serve, how it fares, and where a request's time goes. */
@NullMarked
package org.caseledger.ledger.operations;

import org.jspecify.annotations.NullMarked;
