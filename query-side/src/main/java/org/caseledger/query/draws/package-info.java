/** What was drawn for a round, drawn again to see whether it is so. */
@NullMarked
package org.caseledger.query.draws;

import org.jspecify.annotations.NullMarked;
