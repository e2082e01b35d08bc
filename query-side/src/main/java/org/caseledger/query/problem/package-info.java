/** How the query side says what is wrong with a request. */
@NullMarked
package org.caseledger.query.problem;

import org.jspecify.annotations.NullMarked;
