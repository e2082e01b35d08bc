/** One audit's history as a file that anybody can check offline. */
@NullMarked
package org.caseledger.query.evidence;

import org.jspecify.annotations.NullMarked;
