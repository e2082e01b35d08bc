/** What a witness of other ledgers' logs remembers of them. */
@NullMarked
package org.caseledger.eventstore.witness;

import org.jspecify.annotations.NullMarked;
