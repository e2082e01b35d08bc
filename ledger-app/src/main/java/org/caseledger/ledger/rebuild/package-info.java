/** The facts made anew from the command line, through a running server or without one. */
@NullMarked
package org.caseledger.ledger.rebuild;

import org.jspecify.annotations.NullMarked;
