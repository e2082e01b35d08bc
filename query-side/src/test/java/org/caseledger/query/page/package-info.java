/** Tests of the pages. */
@NullMarked
package org.caseledger.query.page;

import org.jspecify.annotations.NullMarked;
