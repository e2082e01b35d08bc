/** What was decided about data subjects' texts, for data-protection officers. */
@NullMarked
package org.caseledger.query.privacy;

import org.jspecify.annotations.NullMarked;
