@NullMarked
package org.caseledger.ledger.reminders;

import org.jspecify.annotations.NullMarked;
