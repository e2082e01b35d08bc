/** Whose views the audits recorded, and what families say. */
@NullMarked
package org.caseledger.query.participation;

import org.jspecify.annotations.NullMarked;
