/** The events that could not be folded: who may sees them, and every answer that leaves them out says so. */
@NullMarked
package org.caseledger.query.deadletters;

import org.jspecify.annotations.NullMarked;
