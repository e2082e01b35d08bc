/** What stands behind a view's figures: for each cell of a row the things that count in it, and why others don't. */
@NullMarked
package org.caseledger.query.lineage;

import org.jspecify.annotations.NullMarked;
