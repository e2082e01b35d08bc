/** The history of one audit: every event in order, who did it, when and why, and what it changed. */
@NullMarked
package org.caseledger.query.history;

import org.jspecify.annotations.NullMarked;
