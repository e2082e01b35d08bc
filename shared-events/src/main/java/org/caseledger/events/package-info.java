/** The events of the ledger and the form in which they are stored. Depends on nothing else of ours. */
@NullMarked
package org.caseledger.events;

import org.jspecify.annotations.NullMarked;
