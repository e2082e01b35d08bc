/** The query side: folds the ledger into facts and answers, streams and shows the views of them. */
@NullMarked
package org.caseledger.query;

import org.jspecify.annotations.NullMarked;
