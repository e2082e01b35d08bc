/** Tests of looking up single records. */
@NullMarked
package org.caseledger.query.lookup;

import org.jspecify.annotations.NullMarked;
