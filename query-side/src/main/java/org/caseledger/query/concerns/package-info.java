/** The children of concern: what followed where an audit came to stand at the lowest grade. */
@NullMarked
package org.caseledger.query.concerns;

import org.jspecify.annotations.NullMarked;
