/** Looks up one audit with its actions and its history, one action, one escalation or one child of concern. */
@NullMarked
package org.caseledger.query.lookup;

import org.jspecify.annotations.NullMarked;
