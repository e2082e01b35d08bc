/** A question put to a view, read from a request, and its answer as JSON or CSV. */
@NullMarked
package org.caseledger.query.answer;

import org.jspecify.annotations.NullMarked;
