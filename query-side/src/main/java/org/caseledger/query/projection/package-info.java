/** Keeps the facts up with the ledger and tells who waits how far they have come. */
@NullMarked
package org.caseledger.query.projection;

import org.jspecify.annotations.NullMarked;
