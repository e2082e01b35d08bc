/** Who must still see to what: the follow-up lists. */
@NullMarked
package org.caseledger.query.followup;

import org.jspecify.annotations.NullMarked;
