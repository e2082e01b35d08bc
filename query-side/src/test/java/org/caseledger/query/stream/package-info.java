/** Tests of streams. */
@NullMarked
package org.caseledger.query.stream;

import org.jspecify.annotations.NullMarked;
