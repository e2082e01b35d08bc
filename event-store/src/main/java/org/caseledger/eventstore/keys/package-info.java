/** The keys of data subjects: apart from the ledger, under a master key, and made to be destroyed. */
@NullMarked
package org.caseledger.eventstore.keys;

import org.jspecify.annotations.NullMarked;
