/** Tests of the register. */
@NullMarked
package org.caseledger.query.register;

import org.jspecify.annotations.NullMarked;
