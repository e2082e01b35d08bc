/** One figure over the rounds, and beside each other by team or area: what chance alone explains, and what it doesn't. */
@NullMarked
package org.caseledger.query.trend;

import org.jspecify.annotations.NullMarked;
