/** An authority's rounds: closed, reopened, and what becomes of the audits that are missing then. */
@NullMarked
package org.caseledger.command.round;

import org.jspecify.annotations.NullMarked;
