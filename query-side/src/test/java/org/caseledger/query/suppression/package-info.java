/** What of a small number may be published. */
@NullMarked
package org.caseledger.query.suppression;

import org.jspecify.annotations.NullMarked;
