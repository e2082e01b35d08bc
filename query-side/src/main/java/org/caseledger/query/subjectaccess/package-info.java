/** All that the ledger holds about one person, as a file to hand out. */
@NullMarked
package org.caseledger.query.subjectaccess;

import org.jspecify.annotations.NullMarked;
