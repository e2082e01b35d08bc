/** The demo council: a whole county's August, whose answers are known. */
@NullMarked
package org.caseledger.query.county;

import org.jspecify.annotations.NullMarked;
