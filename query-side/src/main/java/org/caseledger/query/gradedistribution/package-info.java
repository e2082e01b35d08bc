/** How good practice is: at which grades the audits stand. */
@NullMarked
package org.caseledger.query.gradedistribution;

import org.jspecify.annotations.NullMarked;
