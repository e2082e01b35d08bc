/** Makes the facts anew beside those that serve, compares every view of both, and puts the new ones in their place. */
@NullMarked
package org.caseledger.query.rebuild;

import org.jspecify.annotations.NullMarked;
