/** Import of CSV files: read, compared fact by fact with the ledger, appended where new. */
@NullMarked
package org.caseledger.command.imports;

import org.jspecify.annotations.NullMarked;
