/** The daily e-mail of what is due, late or overdue: off until it is configured. */
@NullMarked
package org.caseledger.ledger.reminders;

import org.jspecify.annotations.NullMarked;
