/** Did anything improve: re-audits against the audits that they follow. */
@NullMarked
package org.caseledger.query.reauditimprovement;

import org.jspecify.annotations.NullMarked;
