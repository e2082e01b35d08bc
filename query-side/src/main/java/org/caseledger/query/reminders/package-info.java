/** What is due, late or overdue, per person: as a list and as a calendar. */
@NullMarked
package org.caseledger.query.reminders;

import org.jspecify.annotations.NullMarked;
