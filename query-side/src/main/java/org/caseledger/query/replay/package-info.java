/** The history of one audit as it came about, step by step. */
@NullMarked
package org.caseledger.query.replay;

import org.jspecify.annotations.NullMarked;
